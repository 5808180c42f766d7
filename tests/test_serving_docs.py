"""While somebody watches, a file below docs/ that can't be read takes no other page with it."""

from collections.abc import Iterator

import pytest

from tests.served_guide import ServedGuide, serve, write_guide

PAGE = "docs/background/page.md"
GOOD = "# The background\n\nWords.\n"
SPOILT = {
    "a mark that is no HTML": (b"# x\n\nx <![> y\n", "this begins like HTML"),
    "no UTF-8": (b"# caf\xe9\n", "not saved as UTF-8"),
    "an address that is none": (b"[x](https://[evil)\n", "an address that is none"),
    "brackets": (b"[" * 20_000, "brackets are open"),
    "a merge": (b"<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> b\n", "a merge was left"),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedGuide]:
    """A guide that is served with a page by hand, with a file that takes the address of ours, and a link in a loop."""
    root = write_guide(tmp_path_factory.mktemp("docs") / "guide")
    (root / PAGE).parent.mkdir()
    (root / PAGE).write_text(GOOD, encoding="utf-8")
    (root / "docs/README.md").write_text("# Not our home page\n", encoding="utf-8")
    (root / "docs/caf\udce9.md").write_text("# x\n", encoding="utf-8")
    (root / "docs/gone.png").symlink_to("nowhere.png")
    with serve(root) as served:
        yield served


def shown(served: ServedGuide, words: str) -> None:
    """Wait until the page holds these words."""
    served.wait_for(words, url=f"{served.address}background/page/")


@pytest.mark.parametrize("mistake", SPOILT)
def test_the_page_says_what_is_wrong_the_rest_stays_up_and_the_next_good_save_mends_it(
    served: ServedGuide, mistake: str
) -> None:
    content, words = SPOILT[mistake]
    shown(served, "Words.")
    (served.root / PAGE).write_bytes(content)
    shown(served, words)
    assert "<decision-guide" in served.fetch(served.tree_url)
    (served.root / PAGE).write_text(GOOD, encoding="utf-8")
    shown(served, "Words.")


def test_the_guide_s_own_home_page_stays(served: ServedGuide) -> None:
    assert "Not our home page" not in served.fetch(served.address)


def test_nothing_ended_in_a_traceback(served: ServedGuide) -> None:
    assert "Traceback" not in (served.root / "log").read_text(encoding="utf-8", errors="replace")


def test_a_link_in_a_loop_leaves_what_was_built_as_it_is(served: ServedGuide) -> None:
    loop = served.root / "docs/loop"
    loop.symlink_to(".")
    (served.root / PAGE).write_text(f"{GOOD}\nMore.\n", encoding="utf-8")
    assert "<decision-guide" in served.fetch(served.tree_url)
    loop.unlink()
    (served.root / PAGE).write_text(f"{GOOD}\nEven more.\n", encoding="utf-8")
    shown(served, "Even more.")
    assert "Traceback" not in (served.root / "log").read_text(encoding="utf-8", errors="replace")
