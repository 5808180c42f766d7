"""Whatever a site generator reads below docs/, the check has judged: each mistake is told, and none is a traceback."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.main import main

from tests.cli.small_guide import write_small_guide

PAGE = "docs/background/page.md"
Spoil = Callable[[Path], None]


def saved(text: str | bytes, file: str = PAGE) -> Spoil:
    def spoil(root: Path) -> None:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    return spoil


def linked(file: str, target: str) -> Spoil:
    def spoil(root: Path) -> None:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)

    return spoil


def both(*spoils: Spoil) -> Spoil:
    def spoil(root: Path) -> None:
        for each in spoils:
            each(root)

    return spoil


def piped(root: Path) -> None:
    os.mkfifo(root / "docs/pipe.md")


def named(name: bytes) -> Spoil:
    return lambda root: Path(os.fsdecode(os.fsencode(root / "docs") + b"/" + name)).write_text("x", encoding="utf-8")  # type: ignore[return-value]


ARTICLE = "docs/articles/saying-no.md"


def appended(text: str) -> Spoil:
    def spoil(root: Path) -> None:
        path = root / ARTICLE
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return spoil


MISTAKES: dict[str, tuple[Spoil, str, str]] = {
    "a page that is not UTF-8": (saved(b"# A caf\xe9\n"), "not-utf-8", PAGE),
    "a page with a NUL": (saved("a\0b"), "not-utf-8", PAGE),
    "a folder that links to itself": (linked("docs/loop", "."), "unreadable-file", "docs/loop"),
    "a folder that links to one above": (linked("docs/a/b/loop", "../.."), "unreadable-file", "docs/a/b/loop"),
    "two folders that link to each other": (
        both(linked("docs/a/to-b", "../b"), linked("docs/b/to-a", "../a")),
        "unreadable-file",
        "docs/a/to-b/to-a",
    ),
    "a hidden folder that links to itself": (linked("docs/.loop", "."), "unreadable-file", "docs/.loop"),
    "a link that leads nowhere": (linked("docs/gone.png", "nowhere.png"), "unreadable-file", "docs/gone.png"),
    "a link out of the guide": (linked("docs/hosts.txt", "/etc/hosts"), "unreadable-file", "docs/hosts.txt"),
    "a pipe": (piped, "unreadable-file", "docs/pipe.md"),
    "a name that is no UTF-8": (named(b"caf\xe9.md"), "unreadable-file", "docs/caf\\udce9.md"),
    "a name with a line break": (named(b"a\nb.md"), "unreadable-file", "docs/a\nb.md"),
    "a name with a tag": (named(b"<img src=x>.md"), "unreadable-file", "docs/<img src=x>.md"),
    "marks of a merge": (saved("<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> b\n"), "merge-marks", PAGE),
    "one mark of a merge in an article": (appended("\n>>>>>>> other\n"), "merge-marks", ARTICLE),
    "a mark that is no HTML": (appended("\nx <![> y\n"), "unreadable-page", ARTICLE),
    "another": (saved("x <![']: y\n"), "unreadable-page", PAGE),
    "a third": (saved("text `<![ x` text\n"), "unreadable-page", PAGE),
    "an address that is none": (saved("[x](https://[evil)\n"), "unreadable-page", PAGE),
    "brackets": (appended("\n" + "[" * 20_000 + "\n"), "heavy-page", ARTICLE),
    "brackets on many lines": (saved("[x\n" * 5_000), "heavy-page", PAGE),
    "open tags": (saved("<a " * 5_000), "heavy-page", PAGE),
    "comments that nothing closes": (saved("<!-- x\n" * 5_000), "heavy-page", PAGE),
    "nested elements": (saved("<div>" * 5_000), "heavy-page", PAGE),
    "nested quotations": (saved(">" * 3_000 + " x"), "heavy-page", PAGE),
    "nested lists": (saved("".join(f"{'    ' * depth}- x\n" for depth in range(60))), "heavy-page", PAGE),
    "one long paragraph": (saved("*a _b " * 10_000), "heavy-page", PAGE),
    "a page of a novel's length": (saved("Words.\n\n" * 40_000), "heavy-page", PAGE),
    "our home page": (saved("# x", "docs/index.md"), "taken-address", "docs/index.md"),
    "our home page by another name": (saved("# x", "docs/README.md"), "taken-address", "docs/README.md"),
    "our home page as HTML": (saved("x", "docs/index.html"), "taken-address", "docs/index.html"),
    "a tree's page": (saved("# x", "docs/guides/keep.md"), "taken-address", "docs/guides/keep.md"),
    "a tree's page as a folder": (
        saved("x", "docs/guides/keep/index.md"),
        "taken-address",
        "docs/guides/keep/index.md",
    ),
    "a practice page": (saved("# x", "docs/practice/keep.md"), "taken-address", "docs/practice/keep.md"),
    "a health page": (saved("# x", "docs/health.md"), "taken-address", "docs/health.md"),
    "a script of ours": (
        saved("x", "docs/assets/gc/decision-guide.js"),
        "taken-address",
        "docs/assets/gc/decision-guide.js",
    ),
    "one page twice": (
        both(saved("# x", "docs/a.md"), saved("# y", "docs/a/index.md")),
        "taken-address",
        "docs/a/index.md",
    ),
    "a link that leads nowhere in an article": (appended("\n[x](nowhere.md)\n"), "broken-link", ARTICLE),
    "a picture that is not there": (saved("![x](none.png)\n"), "broken-link", PAGE),
    "a heading that is not there": (saved("# A\n\n[x](#b)\n"), "broken-link", PAGE),
    "a heading that another page lacks": (saved("[x](../articles/saying-no.md#b)\n"), "broken-link", PAGE),
    "a node that its tree lacks": (saved("[x](../guides/keep.md#nope)\n"), "broken-link", PAGE),
    "a node that its tree lacks, in an article": (appended("\n[x](../guides/keep.md#nope)\n"), "broken-link", ARTICLE),
    "a script as an address": (appended("\n[x](JavaScript:x)\n"), "broken-link", ARTICLE),
    "a page within an address": (saved("[x](data:text/html,x)\n"), "broken-link", PAGE),
    "another host under the cloak of a path": (saved("[x](//example.com/)\n"), "broken-link", PAGE),
    "a place on somebody's machine": (saved("[x](file:///c:/x.pdf)\n"), "broken-link", PAGE),
    "our worker": (saved("x", "docs/service-worker.js"), "taken-address", "docs/service-worker.js"),
    "our manifest": (saved("{}", "docs/manifest.webmanifest"), "taken-address", "docs/manifest.webmanifest"),
    "a tree's edition": (saved("{}", "docs/editions/keep.json"), "taken-address", "docs/editions/keep.json"),
    "a part of the sitemap": (saved("x", "docs/sitemap-2.xml"), "taken-address", "docs/sitemap-2.xml"),
    "a link from the root": (saved("[x](/guides/keep/)\n"), "broken-link", PAGE),
}


def check(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    monkeypatch.chdir(root)
    done = CliRunner().invoke(main, ["check", "--format", "concise"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_below_docs_is_told_with_its_file(
    mistake: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil, rule, file = MISTAKES[mistake]
    root = write_small_guide(tmp_path / "guide")
    spoil(root)
    code, output = check(root, monkeypatch)
    assert code == 1
    assert rule in output
    assert file.replace("\n", "\\n").split("\\")[0] in output


GOOD: dict[str, Spoil] = {
    "a page": saved("# A page\n\nSee [the tree](../guides/keep.md) and [no](../articles/saying-no.md#be-firm).\n"),
    "a picture": both(saved("![x](x.png)\n"), saved(b"\x89PNG\xff", "docs/background/x.png")),
    "a link within the guide": both(saved("# x\n"), linked("docs/other", "background")),
    "an address and a mail": saved("<https://example.com/> <a@example.com> [x](mailto:a@example.com)\n"),
    "brackets in code": saved("```\n" + "[" * 5_000 + "\n```\n"),
    "much HTML": saved("<table>" + "<tr><td>x</td></tr>\n" * 500 + "</table>\n"),
    "a long table": saved("| a | b |\n|---|---|\n" + "| [x](page.md) | y |\n" * 400),
    "editions of their own": both(saved("# x\n", "docs/editions/index.md"), saved("{}", "docs/editions/2026.json")),
    "a footnote and a heading's link": saved("# A b\n\nx[^1] [y](#a-b)\n\n[^1]: z\n"),
}


@pytest.mark.parametrize("what", GOOD)
def test_what_people_write_is_let_through(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_small_guide(tmp_path / "guide")
    GOOD[what](root)
    code, output = check(root, monkeypatch)
    assert (code, "docs/" in output) == (0, False), output
