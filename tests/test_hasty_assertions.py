"""No assertion about a page reads it once: what is on its way there would fail by chance, and pass by chance."""

import re
from pathlib import Path

import pytest

from tests.browser.assertions import hasty

BROWSER = Path(__file__).parent / "browser"


def test_every_assertion_about_a_page_waits_for_what_it_asserts() -> None:
    places = hasty(sorted(BROWSER.rglob("*.py")))
    assert not places, f"wait there: `expect(…)`, or `becomes` and `holds` of tests/browser/waiting.py: {places}"


def test_whether_a_page_is_still_the_same_is_asked_in_one_way() -> None:
    """A mark on a page holds only where the theme could follow links by itself when it was made."""
    marked = re.compile(r'evaluate\("window\.\w+ = true"\)')
    marks = [file.name for file in BROWSER.rglob("*.py") if marked.search(file.read_text("utf-8"))]
    assert marks == ["one_page.py"], "take `one_page` of tests/browser/one_page.py"


HASTY = (
    "assert page.locator('p').count() == 1",
    "assert not page.locator('p').is_visible()",
    "assert 'x' in page.locator('p').inner_text()",
    "assert page.evaluate('1') == 1",
    "assert page.url.endswith('#x')",
    "page.click('a')\n    found = page.title()\n    assert found == 'x'",
    "found = [each.inner_text() for each in page.locator('p').all()]\n    assert found == ['x']",
    "first, second = read(page), 1\n    assert first == second",
    "assert read(page) == 'x'",
    "if True:\n        assert read(page)",
    "page.wait_for_function('() => caches.keys().then((names) => !names.length)')",
    "page.wait_for_function(f'async () => await {name}()')",
)
PATIENT = (
    "expect(page.locator('p')).to_have_count(1)",
    "becomes(lambda: page.locator('p').count(), 1)",
    "holds(lambda: 'x' in read(page))",
    "expect(page.locator('p')).to_be_visible()\n    found = page.title()\n    assert found == 'x'",
    "holds(lambda: page.evaluate('() => caches.keys().then((names) => !names.length)'))",
    "page.wait_for_function('1')\n    assert [1].count(1) == 1",
    "requests = []\n    page.on('request', requests.append)\n    assert requests == []",
    "assert 'a b'.count(' ') == 1",
)


def judged(tmp_path: Path, lines: str) -> list[str]:
    file = tmp_path / "test_page.py"
    file.write_text(f"def read(page):\n    return page.inner_text('p')\n\n\ndef test_it(page):\n    {lines}\n", "utf-8")
    return hasty([file])


@pytest.mark.parametrize("lines", HASTY)
def test_what_reads_a_page_once_is_found(tmp_path: Path, lines: str) -> None:
    assert len(judged(tmp_path, lines)) == 1


@pytest.mark.parametrize("lines", PATIENT)
def test_what_waits_is_left_alone(tmp_path: Path, lines: str) -> None:
    assert judged(tmp_path, lines) == []
