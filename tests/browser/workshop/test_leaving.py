"""A draft leaves the browser by the hand of the one who wrote it, in one of a few ways, and by no other."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.waiting import becomes, holds
from tests.browser.workshop.bench import TREE, Bench
from tests.own_guide import copy_guide
from tests.workshop.opened import texts_of

HOUSE = "decision_trees/_house.yml"
NEW = "decision_trees/take-a-late-return.yml"
REPOSITORY = "https://github.example/acme/guide/edit/main/"


@pytest.fixture
def opened(early_bench: Bench) -> list[str]:
    """The addresses that a new tab was opened at; none of them is really asked."""
    early_bench.page.route("**/neighbours.json*", lambda route: route.fulfill(json=in_a_repository(early_bench)))
    early_bench.page.context.route("https://github.example/**", lambda route: route.fulfill(body="<title>Repository"))
    addresses: list[str] = []
    early_bench.page.add_init_script(
        "window.open = (address) => { (window.opened ??= []).push(address); return null; };"
    )
    return addresses


def in_a_repository(bench: Bench) -> object:
    """What the site tells of its guide, with a repository to change it in."""
    told = bench.page.request.get(f"{bench.address}neighbours.json").json()
    return {**told, "edit": REPOSITORY}


def went(bench: Bench) -> list[str]:
    """Where new tabs were opened."""
    return list(bench.page.evaluate("window.opened ?? []"))


def leaving(bench: Bench) -> Locator:
    """The dialog that offers the ways."""
    bench.page.get_by_role("button", name="Save or send in").click()
    return bench.page.get_by_role("dialog", name="Save or send in")


def copied(bench: Bench) -> str:
    return str(bench.page.evaluate("navigator.clipboard.readText()"))


def grant(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])


def begin(bench: Bench, text: str) -> None:
    """A draft of a tree that the guide doesn't have."""
    bench.page.goto(f"{bench.address}neighbours.json")
    bench.page.evaluate(
        """([path, text]) => localStorage.setItem(
          `/good-call/gc-workshop:${path}`, JSON.stringify({ text, version: '', when: new Date().toISOString() }))""",
        [NEW, text],
    )
    bench.open(NEW)


def test_a_file_is_downloaded_as_it_stands(bench: Bench) -> None:
    bench.open().put_cursor("owner:").type("s — naïve")
    with bench.page.expect_download() as download:
        leaving(bench).get_by_role("button", name="Download mend-or-replace.yml").click()
    assert download.value.suggested_filename == "mend-or-replace.yml"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text == bench.published().replace("owner: Shop floor", "owner: Shop floors — naïve")


def test_the_text_is_copied(bench: Bench) -> None:
    grant(bench.page)
    bench.open().put_cursor("owner:").type("s")
    dialog = leaving(bench)
    dialog.get_by_role("button", name="Copy the text").click()
    expect(dialog.get_by_role("status")).to_have_text("Copied.")
    becomes(lambda: copied(bench), bench.published().replace("Shop floor\n", "Shop floors\n"))


def test_where_nothing_can_be_copied_the_page_says_what_to_do(early_bench: Bench) -> None:
    early_bench.page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    early_bench.open()
    dialog = leaving(early_bench)
    dialog.get_by_role("button", name="Copy the text").click()
    expect(dialog.get_by_role("status")).to_contain_text("Download the file instead")


def test_a_change_is_copied_and_its_edit_page_opened(early_bench: Bench, opened: list[str]) -> None:
    grant(early_bench.page)
    early_bench.open().put_cursor("owner:").type("s")
    dialog = leaving(early_bench)
    dialog.get_by_role("button", name="Copy it and open the repository").click()
    expect(dialog.get_by_role("status")).to_contain_text("mark all that stands there, and paste")
    becomes(lambda: went(early_bench), [f"{REPOSITORY}{TREE}"])
    becomes(lambda: "Shop floors" in copied(early_bench), True)


def test_a_new_file_goes_along_in_the_link(early_bench: Bench, opened: list[str]) -> None:
    text = "title: Should you take a late return?\nsummary: Täglich & später.\n"
    begin(early_bench, text)
    leaving(early_bench).get_by_role("button", name="Open it in the repository").click()
    holds(lambda: went(early_bench))
    (address,) = went(early_bench)
    assert urlsplit(address).path == "/acme/guide/new/main/decision_trees"
    assert parse_qs(urlsplit(address).query) == {"filename": ["take-a-late-return.yml"], "value": [text]}


def test_what_is_too_long_for_a_link_is_copied(early_bench: Bench, opened: list[str]) -> None:
    grant(early_bench.page)
    text = "title: Long\n" + "# a remark of no great length\n" * 300
    begin(early_bench, text)
    dialog = leaving(early_bench)
    dialog.get_by_role("button", name="Open it in the repository").click()
    expect(dialog.get_by_role("status")).to_contain_text("paste")
    holds(lambda: went(early_bench))
    (address,) = went(early_bench)
    assert len(address) < 8000
    assert "value=" not in address
    becomes(lambda: copied(early_bench), text)


def test_without_a_repository_the_page_says_who_takes_it(bench: Bench) -> None:
    bench.open().put_cursor("owner:").type("s")
    expect(leaving(bench)).to_contain_text(f"Give the file to whoever keeps the guide. Its place is {TREE}.")


def test_what_belongs_together_travels_in_one_archive(bench: Bench, tmp_path: Path) -> None:
    bench.open().put_cursor("owner:").type("s")
    bench.says("Shop floors")
    bench.open(HOUSE).put_cursor("verdicts:").type(" # changed too")
    bench.says("# changed too", HOUSE)
    bench.open()
    dialog = leaving(bench)
    expect(dialog.get_by_role("checkbox")).to_have_count(2)
    with bench.page.expect_download() as download:
        dialog.get_by_role("button", name="Download them as a zip").click()
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as archive:
        before = texts_of(copy_guide(tmp_path))
        archive.extractall(tmp_path)
    after = texts_of(tmp_path)
    assert {name: text for name, text in after.items() if text != before.get(name)} == {
        TREE: before[TREE].replace("owner: Shop floor\n", "owner: Shop floors\n"),
        HOUSE: before[HOUSE].replace("\nverdicts:\n", "\nverdicts: # changed too\n"),
    }
    dialog.get_by_role("checkbox", name=HOUSE).uncheck()
    with bench.page.expect_download() as download:
        dialog.get_by_role("button", name="Download them as a zip").click()
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as archive:
        assert archive.namelist() == [TREE]


def test_a_text_with_errors_may_leave_and_says_what_holds_it_up(bench: Bench) -> None:
    bench.open().put_cursor("start: danger").type("r")
    expect(bench.problem("missing-start")).to_be_visible()
    expect(leaving(bench)).to_contain_text("It still has 1 error")


def test_escape_closes_and_gives_the_focus_back(bench: Bench) -> None:
    bench.open()
    dialog = leaving(bench)
    expect(dialog).to_be_visible()
    bench.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(bench.page.get_by_role("button", name="Save or send in")).to_be_focused()


def test_nothing_leaves_by_itself(bench: Bench) -> None:
    bench.open()
    asked: list[str] = []

    def hear(request: Request) -> None:
        asked.append(f"{request.method} {request.url} {request.post_data}")

    bench.page.context.on("request", hear)
    bench.put_cursor("owner:").type(" a secret of the house")
    bench.says("a secret of the house")
    bench.sound()
    leaving(bench)
    bench.page.context.remove_listener("request", hear)
    assert [each for each in asked if "secret" in each or each.startswith("POST")] == []
