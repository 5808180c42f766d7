from pathlib import Path

from tests.browser.pages_server import serving
from tests.dead_links import dead_links


def test_only_the_link_that_leads_nowhere_is_listed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "here.html").write_text("here")
    with serving(site) as address:
        article = tmp_path / "article.md"
        article.write_text(f"See [here]({address}here.html), <{address}gone.html>.\n")
        assert list(dead_links([tmp_path])) == [f"- <{address}gone.html>: answers 404 (in {article.as_posix()})"]


def test_a_server_that_is_gone_is_a_finding_and_no_traceback(tmp_path: Path) -> None:
    tree = tmp_path / "tree.yml"
    tree.write_text("source: http://127.0.0.1:9/\n")
    assert list(dead_links([tree])) == [f"- <http://127.0.0.1:9/>: does not answer (URLError) (in {tree.as_posix()})"]
