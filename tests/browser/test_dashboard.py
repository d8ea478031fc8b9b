"""The dashboard as people meet it: first start, demonstration, an archive dropped onto it, the report, its exits."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.archive import archive
from tests.browser.conftest import Opens, Served


def test_an_archive_becomes_a_report_and_the_numbers_can_be_checked(opened: Opens, tmp_path: Path) -> None:
    page = opened()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it the site, or how it is used?")
    page.get_by_label("Your archive").set_input_files(archive(tmp_path))
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_text("Done. This was LinkedIn's data export.")).to_be_visible()
    page.get_by_label("I work in an organisation, not in sales").check()
    page.get_by_role("button", name="Audit my activity").click()
    expect(page.get_by_role("heading", name="Who was waiting for you on 20 March 2026")).to_be_visible()
    expect(page.get_by_role("heading", level=3, name="Person 13")).to_be_visible()
    page.get_by_role("link", name="Report", exact=True).click()
    page.get_by_role("link", name="Some people who write to you personally do not hear back").first.click()
    expect(page.locator("p.big")).to_contain_text("9 of 14")
    page.get_by_role("link", name="what was kept").first.click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Person 13 wrote to you")
    expect(page.locator("main")).not_to_contain_text("night shift")


def test_i_see_it_differently_leaves_an_audit_out_and_can_be_taken_back(audited: None, opened: Opens) -> None:
    page = opened()
    page.get_by_role("link", name="Report", exact=True).click()
    page.get_by_role("link", name="Some people who write to you").first.click()
    page.get_by_role("button", name="I see it differently: leave this out").click()
    page.get_by_role("link", name="Some people who write to you").first.click()
    expect(page.get_by_text("You see this differently")).to_be_visible()
    page.get_by_role("button", name="Take this up again").click()
    page.get_by_role("link", name="Some people who write to you").first.click()
    expect(page.locator("main")).not_to_contain_text("You see this differently")


def test_own_marks_move_the_curve_and_impossible_ones_are_refused(audited: None, opened: Opens) -> None:
    page = opened()
    page.get_by_role("link", name="Report", exact=True).click()
    page.get_by_role("link", name="Some people who write to you").first.click()
    page.get_by_text("Set your own marks").click()
    page.get_by_label("Working (scores 0.9)").fill("0.4")
    page.get_by_role("button", name="Use these").click()
    expect(page.get_by_role("status")).to_contain_text("do not fit")
    page.get_by_text("Set your own marks").click()
    page.get_by_label("Working (scores 0.9)").fill("0.6")
    page.get_by_label("Half-way (scores 0.5)").fill("0.3")
    page.get_by_role("button", name="Use these").click()
    expect(page.get_by_text("set by you")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("People who write to you personally hear back")


def test_all_of_it_works_without_script(opened: Opens, tmp_path: Path) -> None:
    page = opened(java_script_enabled=False)
    page.get_by_label("Your archive").set_input_files(archive(tmp_path))
    page.get_by_role("button", name="Import").click()
    page.get_by_text("Done.").wait_for()  # the page of the import reloads itself
    page.get_by_role("button", name="Audit my activity").click()
    page.get_by_role("link", name="Report", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your networking")


def test_the_keyboard_reaches_the_archive_box_first_past_the_menu(opened: Opens) -> None:
    page = opened()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Your archive")).to_be_focused()


def test_a_file_that_is_not_an_archive_is_refused_in_plain_words(opened: Opens, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing of the kind")
    page = opened()
    page.get_by_label("Your archive").set_input_files(tmp_path / "notes.txt")
    page.get_by_role("button", name="Import").click()
    expect(page.locator(".notice.bad")).to_contain_text("is no archive known here")


def test_a_page_from_elsewhere_can_neither_read_nor_write(browser: Browser, served: Served, opened: Opens) -> None:
    """A hostile page of another origin, in the browser that holds the session."""
    page = opened()
    hostile = page.context.new_page()
    hostile.route("http://evil.example/**", lambda route: route.fulfill(body="<h1>evil</h1>", content_type="text/html"))
    hostile.goto("http://evil.example/")
    read = hostile.evaluate(
        "async url => { try { return (await (await fetch(url, {credentials: 'include'})).text()).length }"
        " catch (error) { return String(error) } }",
        served.address + "/",
    )
    assert "TypeError" in str(read)
    hostile.evaluate(
        "url => { const form = document.createElement('form'); form.method = 'post'; form.action = url;"
        " form.enctype = 'multipart/form-data'; form.innerHTML = '<input name=sure value=1>';"
        " document.body.append(form); form.submit() }",
        served.address + "/erase",
    )
    expect(hostile.locator("h1")).to_have_text("Forbidden")
    framed = page.context.new_page()
    framed.route(
        "http://evil.example/**", lambda route: route.fulfill(body="<iframe></iframe>", content_type="text/html")
    )
    framed.goto("http://evil.example/")
    framed.evaluate("url => document.querySelector('iframe').src = url", served.address + "/")
    framed.wait_for_timeout(0)
    assert all("Rapport" not in (frame.title() or "") for frame in framed.frames)
