"""An article with a mistake gives that one diagnostic, and every tree that cites it still has its page."""

import datetime
import re

import pytest
from good_call.health.reckoning import guide_health
from good_call.model.guide import Guide, read_guide
from good_call.pages.edition import Edition
from good_call.pages.site_pages import pages_of
from good_call.rules import RULES
from good_call.rules.check import check_guide

from tests.html_tree import read_html
from tests.own_guide import OWN
from tests.pages.small_guide import fault

FILE = "docs/articles/safe-rides.md"
TEXT = (OWN / FILE).read_text(encoding="utf-8")
DAY = datetime.date(2026, 11, 22)
MISTAKES = {
    "missing-field": re.sub(r"^    theme: .*\n", "", TEXT, count=1, flags=re.MULTILINE),
    "yaml-syntax": re.sub(r"^title: .*", 'title: "open', TEXT, count=1, flags=re.MULTILINE),
    "missing-front-matter": TEXT.partition("\n")[2],
    "unknown-field": TEXT.replace("\nsummary:", "\nsumary:", 1),
    "duplicate-key": TEXT.replace("\nsummary:", "\nsummary: Twice.\nsummary:", 1),
    "bad-id": TEXT.replace("\n  say-when:", "\n  Say When:", 1),
    "unknown-reference": re.sub(r"^    theme: .*", "    theme: nothing", TEXT, count=1, flags=re.MULTILINE),
}


def guide_with(text: str) -> Guide:
    return read_guide(OWN, {FILE: text})


@pytest.mark.parametrize("rule", MISTAKES)
def test_one_mistake_in_an_article_gives_one_diagnostic(rule: str) -> None:
    report = check_guide(guide_with(MISTAKES[rule]), DAY)
    found = [each.diagnostic for each in report.errors + report.warnings]
    assert [(each.rule, each.place.file) for each in found] == [(rule, FILE)]


def test_trees_that_cite_it_keep_their_pages_and_say_no_empty_why() -> None:
    report = check_guide(guide_with(MISTAKES["yaml-syntax"]), DAY)
    health = guide_health(report, DAY)
    edition = Edition(report.guide, report.analyses, {FILE: fault("What is wrong.")}, health=health, rules=RULES)
    pages = {uri: page.render("") for uri, page in pages_of(edition).items()}
    assert "What is wrong." in pages["articles/safe-rides.md"]
    for tree in edition.trees:
        page = read_html(pages[f"guides/{tree}.md"])
        assert page.find("decision-guide")["data-tree"] == tree
        assert all(each.find_all("li") for each in page.find_all("ul") if each.get("class") == "gc-principles")
    assert "safe-rides" not in pages["health.md"]
