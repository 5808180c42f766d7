"""What a generator built of the plain pages is finished: each page gets its policy, and the site its copy."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from good_call.cli.main import main
from good_call.pages.security_policy import inline_scripts


def built(folder: Path, scripts: str) -> Path:
    """A site as another generator may build it, with a theme whose script says how deep a page lies."""
    for page, root in (("404.html", "/"), ("index.html", "."), ("guides/a/index.html", "../..")):
        path = folder / page
        path.parent.mkdir(parents=True, exist_ok=True)
        theme = f'<script>scope=new URL("{root}",location),go()</script>'
        path.write_text(
            f"<html><head><title>x</title></head><body>{theme}{scripts if root != '/' else ''}</body></html>"
        )
    (folder / "trees.json").write_text("{}")
    (folder / "assets/gc").mkdir(parents=True)
    return folder


def test_a_built_site_is_finished_with_its_policy_and_its_copy(guide: Path) -> None:
    site = built(guide / "plain/site", "<script>evil()</script>")
    for _ in range(2):
        assert _finish(site).exit_code == 0
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
        assert "'unsafe-inline'" not in policy.partition("script-src")[2]
        known = [each for each in inline_scripts(text) if _hash(each) in policy]
        assert known == [each for each in inline_scripts(text) if "evil" not in each]
        assert len(known) == 1
    assert (site / "service-worker.js").is_file()
    assert (site / "version.json").is_file()


@pytest.mark.parametrize("given", [[], ["--out", "x", "--finish", "."], ["--finish", "docs"], ["--finish", "nowhere"]])
def test_what_was_not_built_of_it_is_not_finished(guide: Path, given: list[str]) -> None:
    before = {path: path.read_bytes() for path in guide.rglob("*") if path.is_file()}
    assert CliRunner().invoke(main, ["render", *given]).exit_code == 2
    assert {path: path.read_bytes() for path in guide.rglob("*") if path.is_file()} == before


def _finish(site: Path) -> Result:
    return CliRunner().invoke(main, ["render", "--finish", str(site)], catch_exceptions=False)


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
