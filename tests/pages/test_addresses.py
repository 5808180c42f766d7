import pytest
from good_call.pages.addresses import Addresses


@pytest.mark.parametrize(
    ("here", "there", "anchor", "link", "file_link"),
    [
        ("guides/a.md", "guides/b.md", "", "../b/", "b.html"),
        ("guides/a.md", "guides/b.md", "n", "../b/#n", "b.html#n"),
        ("guides/a.md", "guides/a.md", "n", "#n", "#n"),
        ("guides/a.md", "guides/index.md", "", "../", "index.html"),
        ("guides/index.md", "guides/a.md", "", "a/", "a.html"),
        ("index.md", "guides/a.md", "n;q=yes", "guides/a/#n;q=yes", "guides/a.html#n;q=yes"),
        ("guides/a.md", "index.md", "", "../../", "../index.html"),
        ("policies.md", "principles.md", "", "../principles/", "principles.html"),
    ],
)
def test_links_are_relative_with_folders_and_with_files(
    here: str, there: str, anchor: str, link: str, file_link: str
) -> None:
    assert Addresses().link(here, there, anchor) == link
    assert Addresses(directories=False).link(here, there, anchor) == file_link


@pytest.mark.parametrize(
    ("uri", "root", "file_root"),
    [
        ("index.md", "", ""),
        ("policies.md", "../", ""),
        ("guides/index.md", "../", "../"),
        ("guides/a.md", "../../", "../"),
    ],
)
def test_the_way_up_to_the_root(uri: str, root: str, file_root: str) -> None:
    assert Addresses().root(uri) == root
    assert Addresses(directories=False).root(uri) == file_root
