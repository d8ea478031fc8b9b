"""Many people's activities in a real PostgreSQL, read by Spark through JDBC: the same figures as from files.

Skipped where PySpark, Java or Java's driver of PostgreSQL is missing (Debian has it in libpostgresql-jdbc-java).
"""

import importlib.util
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import polars as pl
import psycopg
import pytest
from click.testing import CliRunner

from auditor.donations.donation import Donation
from server.commands.main import main
from tests.cohort.many import Person, put, somebody
from tests.cohort.test_spark import figures
from tests.store.conftest import postgresql  # noqa: F401  a fixture

DRIVER = Path("/usr/share/java/postgresql.jar")
FOUND = {
    "pyspark": importlib.util.find_spec("pyspark"),
    "Java": shutil.which("java"),
    str(DRIVER): DRIVER.exists(),
}
MISSING = [name for name, where in FOUND.items() if not where]
pytestmark = [pytest.mark.spark, pytest.mark.postgresql, pytest.mark.filterwarnings("ignore")]
without = pytest.mark.skipif(bool(MISSING), reason=f"without {' and '.join(MISSING)}")
KINDS = {pl.Int64(): "bigint", pl.Float64(): "double precision", pl.Boolean(): "boolean", pl.Binary(): "bytea"}


@pytest.fixture(scope="module")
def people() -> dict[str, Person]:
    return {name: somebody(number) for number, name in enumerate(("anna", "bela", "cora"))}


@pytest.fixture(scope="module")
def files(people: Mapping[str, Person], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return put(tmp_path_factory.mktemp("many") / "activities", people)


@pytest.fixture(scope="module")
def address(postgresql: str, files: tuple[Path, Path]) -> Iterator[str]:  # noqa: F811
    """Of a database with both tables. Its server listens on a socket, which Java cannot open: bytes are passed on."""
    plain = postgresql.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(plain, autocommit=True) as connection:
        _fill(connection, "acts", pl.read_parquet(files[0] / "*.parquet"))
        _fill(connection, "known", pl.read_parquet(files[1]))
    told = urlsplit(plain)
    where = Path(parse_qs(told.query)["host"][0]) / ".s.PGSQL.5432"
    with socket.create_server(("127.0.0.1", 0)) as listener:
        Thread(target=_pass_on, args=(listener, str(where)), daemon=True).start()
        yield f"jdbc:postgresql://127.0.0.1:{listener.getsockname()[1]}{told.path}"


def _fill(connection: psycopg.Connection, table: str, rows: pl.DataFrame) -> None:
    columns = ", ".join(f'"{name}" {KINDS.get(kind, "text")}' for name, kind in rows.schema.items())
    connection.execute(f'DROP TABLE IF EXISTS "{table}"')
    connection.execute(f'CREATE TABLE "{table}" ({columns})')
    with connection.cursor().copy(f'COPY "{table}" FROM STDIN') as copy:
        for row in rows.iter_rows():
            copy.write_row(row)


def _pass_on(listener: socket.socket, where: str) -> None:
    with suppress(OSError):
        while True:
            one, _ = listener.accept()
            other = socket.socket(socket.AF_UNIX)
            other.connect(where)
            for source, target in ((one, other), (other, one)):
                Thread(target=_copy, args=(source, target), daemon=True).start()


def _copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while read := source.recv(65_536):
            target.sendall(read)
        target.shutdown(socket.SHUT_WR)


@without
@pytest.mark.parametrize("workers", [1, 2])
def test_a_database_gives_what_files_give(address: str, files: tuple[Path, Path], workers: int) -> None:
    from auditor.cohort.database import Database
    from auditor.cohort.spark import Source, donations

    told = Database(address, "acts", "known", str(DRIVER), "postgres")
    of_table = [each for each in donations(Source(database=told), workers=workers) if isinstance(each, Donation)]
    of_files = donations(Source([str(files[0])], str(files[1])), workers=workers)
    assert len(of_table) == 3
    assert sorted(map(figures, of_table)) == sorted(figures(each) for each in of_files if isinstance(each, Donation))


@without
def test_what_a_database_does_not_have_is_told_without_a_word_of_java(address: str, tmp_path: Path) -> None:
    words = ["cohort", address, "--engine", "spark", "--table", "no_such", "--driver", str(DRIVER)]
    done = CliRunner(env={"RAPPORT_JDBC_USER": "postgres"}).invoke(main, [*words, "--output", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "Spark could not do it" in done.stderr
    assert "no_such" not in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["jdbc:postgresql://127.0.0.1/one", "--engine", "duckdb"], "This is for --engine spark."),
        (["jdbc:postgresql://127.0.0.1/one?password=secret"], "RAPPORT_JDBC_PASSWORD"),
        (["jdbc:postgresql://127.0.0.1/one", "jdbc:postgresql://127.0.0.1/two"], "A database is read by itself"),
    ],
)
@pytest.mark.skipif(not FOUND["pyspark"], reason="without pyspark")
def test_an_address_that_will_not_do_is_refused_in_a_sentence(words: list[str], said: str, tmp_path: Path) -> None:
    given = ["cohort", "--engine", "spark", *words, "--output", str(tmp_path / "out")]
    done = CliRunner().invoke(main, given)
    assert done.exit_code and said in done.stderr
    assert "secret" not in done.stderr
