"""For every dependency it is known who maintains it, and its licence allows us to pass it on."""

from importlib import metadata

import pytest
from packaging.utils import canonicalize_name

from tests.dependencies import direct, known, locked, resting

PERMISSIVE = {"MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ZPL-2.1", "Apache-2.0 OR BSD-3-Clause"}
#: Only installed on request; linked to and never changed.
ASKED_FOR = {"psycopg": "LGPL-3.0-only"}


def test_exactly_the_present_dependencies_are_described() -> None:
    assert set(known()) == set(direct())
    assert set(direct()) <= set(locked())


def test_licences_are_permissive_where_nobody_asked_for_more() -> None:
    assert {name: each.licence for name, each in known().items() if each.licence not in PERMISSIVE} == ASKED_FOR


def test_exactly_the_resting_dependencies_say_what_resting_means() -> None:
    assert {name for name, each in known().items() if each.rests} == set(resting())


@pytest.mark.parametrize("name", direct())
def test_a_licence_is_what_the_package_says(name: str) -> None:
    """It is compared where the package gives an SPDX expression."""
    try:
        said = metadata.metadata(canonicalize_name(name)).json.get("license_expression")
    except metadata.PackageNotFoundError:
        pytest.skip("not installed")
    first = known()[name].licence
    assert said is None or said == first or str(said).startswith(f"{first} AND ")
