"""What the browsers' stores are told is true of the extension's files and fits into their forms."""

import json

import pytest

from tests.listing import CHROME_CALLS, EXTENSION, MOST, SHORT, page, reasons, short_descriptions

MANIFEST = json.loads((EXTENSION / "manifest.json").read_bytes())
REASONS = reasons((EXTENSION / "PERMISSIONS.md").read_text("utf-8"))
ASKED = [*MANIFEST["permissions"], *MANIFEST["host_permissions"], *MANIFEST["optional_host_permissions"]]


@pytest.mark.parametrize("permission", ASKED)
def test_each_permission_has_a_reason_that_the_forms_take(permission: str) -> None:
    assert 40 < len(REASONS[permission]) <= MOST
    assert REASONS[permission].endswith(".")
    assert not {"`", "*", "["} & set(REASONS[permission].replace("/*", ""))


def test_a_reason_too_long_for_a_form_ends_with_a_whole_sentence() -> None:
    told = reasons(f"**`storage`.** Short [one](there). {'Long ' * 250}.\n\nNo **`other`** beginning.")
    assert told == {"storage": "Short one."}


def test_all_data_that_firefox_is_told_of_are_told_to_chrome() -> None:
    told = MANIFEST["browser_specific_settings"]["gecko"]["data_collection_permissions"]["required"]
    assert set(told) == set(CHROME_CALLS)
    assert all(f"| `{name}` | {CHROME_CALLS[name]} | yes |" in page() for name in told)


def test_the_short_description_is_there_in_each_language_and_short() -> None:
    told = short_descriptions()
    assert set(told) == {"en", "de", "es", "fr"}
    assert len(set(told.values())) == 4
    assert not {language: len(said) for language, said in told.items() if len(said) > SHORT}
