"""Many people's activities audited by Spark, a group a person: what it reads, and the donations that come of it.

Everything runs on this machine: Spark's processes listen on the loopback address alone, what they put aside lies in one
folder for its owner that is thrown away, and their logs are off, as a log may quote what people wrote.
"""

import hashlib
import os
import secrets
import shutil
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import TimeoutExpired
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import msgspec
import polars as pl
import pyarrow as pa
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sql

from auditor import DAYS
from auditor.cohort.database import Database, read_activities, read_people
from auditor.cohort.person import MOST, NOTHING, TOO_MANY, About, audited
from auditor.cohort.reading import LeftOut
from auditor.donations.donation import Donation
from auditor.history.ingest import stored_schema
from auditor.translatable import lazy_gettext

_ABOUT = ("answers", "coverage", "zone")
_TOLD = "told"
_OUT = "person string, donation binary, why string"
_OUT_ARROW = pa.schema([("person", pa.string()), ("donation", pa.binary()), ("why", pa.string())])
_KINDS = {pl.Int64(): "bigint", pl.Float64(): "double", pl.Boolean(): "boolean", pl.Binary(): "binary"}
#: Of what is read, in one part of the work.
_PART_BYTES = 64 * 1024 * 1024
_ROWS_AT_ONCE = 10_000
#: Java only moves rows here: it starts faster without its slower compiler, and leaves no file of figures behind.
_JAVA = "-XX:-UsePerfData -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
_ENDS_WITHIN = 30  # seconds


class NoJava(Exception):  # noqa: N818
    """There is no Java here."""


class Lacking(Exception):  # noqa: N818
    """What is to be read lacks these columns."""

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__(", ".join(columns))
        self.columns = tuple(columns)


class Failed(Exception):  # noqa: N818
    """Spark could not do it; the message is the name of its own error, and never a person's words."""


class Source(NamedTuple):
    """What to read: Parquet files of activities, or folders of them, and one of people's answers and coverage; or, in
    their place, a database."""

    activities: Sequence[str] = ()
    people: str | None = None
    database: Database | None = None


def donations(
    source: Source, *, days: int = DAYS, workers: int | None = None, master: str | None = None, most: int = MOST
) -> Iterator[Donation | LeftOut]:
    """The donation of each person, or why there is none, in no order. ``workers``: how many processes audit at once, by
    default as many as there are processors; ``master``: one of Spark's own addresses in place of it.

    Raises NoJava, Lacking and Failed before the first is given.
    """
    workers = workers or os.cpu_count() or 1
    with TemporaryDirectory(prefix="rapport-spark-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        driver = source.database.driver if source.database else None
        with session(folder, master or f"local[{workers}]", driver) as spark:
            _audited(_read(spark, source, workers), days, most, _parts(source, workers)).write.parquet(
                str(folder / "out")
            )
        for part in sorted((folder / "out").glob("*.parquet")):
            for person, donation, why in pl.read_parquet(part).iter_rows():
                yield _left_out(person, why, most) if donation is None else msgspec.json.decode(donation, type=Donation)


@contextmanager
def session(folder: Path, master: str, driver: str | None = None) -> Iterator[SparkSession]:
    """Spark on this machine, until it is left; ``folder`` is where it puts things aside, ``driver`` a jar that it needs
    to read a database. Raises NoJava and Failed."""
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise NoJava
    logging = folder / "log4j2.properties"
    logging.write_text("rootLogger.level = off\n", "utf-8")
    java = f"-Dlog4j2.configurationFile={logging.as_uri()} -Djava.io.tmpdir={folder} {_JAVA}"
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.local.dir": str(folder / "local"),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.artifact.isolation.enabled": "false",
        "spark.driver.extraJavaOptions": java,
        "spark.executor.extraJavaOptions": java,
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.adaptive.coalescePartitions.enabled": "false",  # an audit is long and its rows are few
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(_ROWS_AT_ONCE),
        **({f"spark.{each}.extraClassPath": driver for each in ("driver", "executor")} if driver else {}),
        # One thread a worker: they are as many as there are processors.
        **{f"spark.executorEnv.{name}": value for name, value in _ENVIRONMENT.items()},
    }
    surroundings = {
        **_ENVIRONMENT,
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_HOSTNAME": "127.0.0.1",
        "SPARK_WORKER_DIR": str(folder / "work"),
    }
    builder = SparkSession.builder.master(master).appName("rapport")
    for name, value in settings.items():
        builder = builder.config(name, value)
    with _surrounded(surroundings), _plainly(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that of a newer pandas, which is not used
        with _silent():  # for as long as Java lives: it inherits where errors are written to
            spark = builder.getOrCreate()
        try:
            yield spark
        finally:
            _end(spark)


_ENVIRONMENT = {
    "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])]),
    "POLARS_MAX_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


def _end(spark: SparkSession) -> None:
    """Stop Spark, and the Java in which it ran: it would stay for as long as this process does."""
    from pyspark import SparkContext

    gateway: Any = SparkContext._gateway
    spark.stop()
    gateway.shutdown()
    gateway.proc.stdin.close()
    try:
        gateway.proc.wait(_ENDS_WITHIN)
    except TimeoutExpired:
        gateway.proc.kill()
    SparkContext._gateway = SparkContext._jvm = None


def _read(spark: SparkSession, source: Source, workers: int) -> DataFrame:
    """Activities, and one more row of whoever has answers, in one table: ``person``, the columns, ``told``."""
    schema = stored_schema()
    if source.database:
        found, about = read_activities(spark, source.database, workers), read_people(spark, source.database)
    else:
        found = _of_files(spark, source.activities)
        about = spark.read.parquet(source.people) if source.people else None
    _check(found, ["person", *schema])
    typed = [sql.col(name).cast(_KINDS.get(kind, "string")).alias(name) for name, kind in schema.items()]
    rows = found.select(sql.col("person").cast("string"), *typed)
    if about is None:
        return rows.withColumn(_TOLD, sql.lit(None).cast("string"))
    _check(about, ["person"])
    given = [sql.col(name).cast("string").alias(name) for name in _ABOUT if name in about.columns]
    told = about.select(sql.col("person").cast("string"), sql.to_json(sql.struct(*given)).alias(_TOLD))
    return rows.unionByName(told, allowMissingColumns=True)


def _of_files(spark: SparkSession, files: Sequence[str]) -> DataFrame:
    """The rows of Parquet files; one that does not say whose they are is one person's, and has their name."""
    found = spark.read.option("recursiveFileLookup", "true").parquet(*files)
    if "person" in found.columns:
        return found
    name = sql.element_at(sql.split(sql.col("_metadata.file_path"), "/"), -1)
    return found.withColumn("person", sql.regexp_replace(name, r"\.parquet$", ""))


def _check(found: DataFrame, needed: Sequence[str]) -> None:
    if lacking := [name for name in needed if name not in found.columns]:
        raise Lacking(lacking)


def _audited(rows: DataFrame, days: int, most: int, parts: int) -> DataFrame:
    return rows.repartition(parts, "person").groupBy("person").applyInArrow(_auditing(days, most), schema=_OUT)


def _auditing(
    days: int, most: int
) -> "Callable[[tuple[pa.Scalar, ...], Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]":
    key = secrets.token_bytes(32)

    def audit_one(key_of: tuple[pa.Scalar, ...], batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        person = key_of[0].as_py()
        donor = hashlib.blake2b(str(person).encode(), key=key, digest_size=16).hexdigest()
        told: list[str] = []
        made = audited(_frames(batches, told), lambda: _about(told), donor, days=days, most=most)
        yield pa.RecordBatch.from_pylist([{"person": person, **made._asdict()}], schema=_OUT_ARROW)

    return audit_one


def _frames(batches: Iterator[pa.RecordBatch], told: list[str]) -> Iterator[pl.DataFrame]:
    """Activities of each batch; what a batch tells of the person beside them is put into ``told``."""
    schema = stored_schema()
    for batch in batches:
        frame = pl.DataFrame(pl.from_arrow(batch))
        told += frame[_TOLD].drop_nulls().to_list()
        yield frame.filter(pl.col("id").is_not_null()).select(pl.col(name).cast(kind) for name, kind in schema.items())


def _about(told: Sequence[str]) -> About:
    columns = msgspec.json.decode(told[0], type=dict[str, str]) if told else {}
    return About.of_columns(*(columns.get(name) for name in _ABOUT))


def _left_out(person: str | None, why: str, most: int) -> LeftOut:
    if why == TOO_MANY:
        said = lazy_gettext("there are more than %(most)s activities", most=most)
    elif why == NOTHING:
        said = lazy_gettext("there is no activity")
    else:
        said = lazy_gettext("auditing it failed (%(fault)s)", fault=why)
    return LeftOut(person or "", said)


def _parts(source: Source, workers: int) -> int:
    """How many parts the work is cut into: several for each worker, so that none waits for the others."""
    files = map(Path, source.activities)
    sizes = (each.stat().st_size for file in files for each in ([file] if file.is_file() else file.rglob("*.parquet")))
    return max(4 * workers, sum(sizes) // _PART_BYTES)


@contextmanager
def _plainly() -> Iterator[None]:
    """Tell of Spark's errors by their names alone: what they say is a trace of Java, and may quote what was read."""
    from py4j.protocol import Py4JError

    try:
        yield
    except PySparkException as problem:
        raise Failed(problem.getCondition() or type(problem).__name__) from None
    except Py4JError as problem:
        raise Failed(type(problem).__name__) from None


@contextmanager
def _surrounded(names: Mapping[str, str]) -> Iterator[None]:
    """The environment with these, and after it as it was."""
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(names)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def _silent() -> Iterator[None]:
    """Processes that are started write their errors nowhere."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
