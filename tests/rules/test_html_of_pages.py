"""Of HTML in articles and pages everything is told that no reader will see, at its place, and nothing that is code."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.cli.small_guide import write_small_guide
from tests.rules.fixture import TODAY

PAGE = "docs/background.md"
ARTICLE = "docs/articles/saying-no.md"
_TOLD = {
    "a mark to be filled in": ("Write: dear <name>.", ["blocked-on-page 13"], ["blocked-on-page 13"]),
    "a part that folds": ("<details>\n\nOne\n\n</details>", [], ["blocked-on-page 1"]),
    "one that never ends": ("<details>\n\nOne", ["unclosed-html 1"], ["unclosed-html 1"]),
    "old stress": ("<b>One</b>", [], ["blocked-on-page 1"]),
    "two of a kind": ("<font>One</font> <font>two</font>", ["blocked-on-page 1"], ["blocked-on-page 1"]),
    "a frame that never ends": ("<iframe src='x.html'>", ["blocked-on-page 1"], ["blocked-on-page 1"]),
    "a frame on two lines": ("<iframe\nsrc='x.html'></iframe>", ["blocked-on-page 1"], ["blocked-on-page 1"]),
    "code": ("`<name>`\n\n    <script>x</script>\n\n`` <form> `\n``\n\n~~~\n<b>\n~~~", [], []),
    "what Markdown makes of HTML": ("One<br>two <em>three</em>", [], []),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_small_guide(tmp_path_factory.mktemp("pages") / "guide")
    (root / PAGE).write_text("# Background\n", encoding="utf-8")
    return root


def told(root: Path, file: str, text: str) -> list[str]:
    found = check_guide(read_guide(root, {file: text}), TODAY).diagnostics
    return [f"{each.diagnostic.rule} {each.span.column}" for each in found if each.diagnostic.place.file == file]


@pytest.mark.parametrize("name", _TOLD)
def test_html_is_told_as_pages_and_articles_hold_it(name: str, root: Path) -> None:
    body, on_page, in_article = _TOLD[name]
    assert told(root, PAGE, f"# Background\n\n{body}\n") == on_page
    article = (root / ARTICLE).read_text(encoding="utf-8")
    before = told(root, ARTICLE, article)
    assert sorted(told(root, ARTICLE, f"{article}\n\n{body}\n")) == sorted([*before, *in_article])
