"""Links to a page that goes become their words, however they lead there; all others stay."""

import pytest
from good_call.fixes.unlinked import unlinked
from good_call.model.folders import USUAL, Folders

ARTICLE = ("articles/fair", "docs/articles/fair.md")
TREE = ("guides/late", "decision_trees/returns/late.yml")
GONE = (
    # The file, the page that goes and its file, a link to it.
    ("decision_trees/other.yml", TREE, "guides/late.md"),
    ("decision_trees/returns/other.yml", TREE, "guides/late.md#node;ask=yes"),
    ("decision_trees/_house.yml", ARTICLE, "articles/fair.md"),
    ("docs/articles/saying-no.md", ARTICLE, "fair.md"),
    ("docs/articles/saying-no.md", ARTICLE, "fair.md#a-heading"),
    ("docs/articles/saying-no.md", ARTICLE, "../articles/fair.md"),
    ("docs/articles/saying-no.md", TREE, "../guides/late.md"),
    ("docs/page.md", ARTICLE, "articles/fair.md 'A title'"),
    ("docs/page.md", ARTICLE, "<articles/fair.md>"),
    ("docs/deep/down/page.md", TREE, "../../guides/late.md"),
    ("docs/page.md", TREE, "../guides/late/"),
    ("README.md", ARTICLE, "docs/articles/fair.md"),
    ("README.md", TREE, "decision_trees/returns/late.yml"),
)
KEPT = (
    ("docs/articles/saying-no.md", ARTICLE, "fairer.md"),
    ("docs/page.md", ARTICLE, "fair.md"),
    ("docs/page.md", TREE, "guides/later.md"),
    ("docs/page.md", TREE, "https://example.com/guides/late.md"),
    ("README.md", TREE, "elsewhere/decision_trees/returns/late.yml"),
)


@pytest.mark.parametrize(("file", "page", "link"), GONE)
def test_a_link_to_it_becomes_its_words(file: str, page: tuple[str, str], link: str) -> None:
    text = f"See [this *page*]({link}), and ![a picture]({link})."
    assert unlinked(text, file, *page, USUAL) == f"See this *page*, and ![a picture]({link})."


@pytest.mark.parametrize(("file", "page", "link"), KEPT)
def test_any_other_link_stays(file: str, page: tuple[str, str], link: str) -> None:
    text = f"See [this page]({link})."
    assert unlinked(text, file, *page, USUAL) == text


def test_a_guide_with_folders_of_its_own_is_read_so() -> None:
    folders = Folders(trees="trees", docs="pages", articles="pages/articles")
    text = "See [this](fair.md) and [that](../guides/late.md)."
    assert unlinked(text, "pages/articles/no.md", "articles/fair", "pages/articles/fair.md", folders) == (
        "See this and [that](../guides/late.md)."
    )
