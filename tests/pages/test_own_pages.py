"""The checker's list of the pages that a guide has is the one that pages are made from."""

import datetime
from pathlib import Path

import pytest
from good_call.health.reckoning import guide_health
from good_call.model.guide import read_guide
from good_call.model.own_pages import address_of, own_pages
from good_call.pages.edition import Edition
from good_call.pages.site_pages import pages_of
from good_call.pages.workshop_parts import WorkshopParts
from good_call.rules import RULES
from good_call.rules.check import check_guide

from tests.pages.small_guide import write_guide

STOPS = """
hard-stops:
  despair:
    title: Somebody is in despair
    promise: Nobody in despair is sent away.
    who: boss
    by: At once
    meanwhile: Stay on the line.
"""


@pytest.mark.parametrize("more", [pytest.param("", id="plain"), pytest.param(STOPS, id="with hard stops")])
def test_every_page_of_the_site_is_in_the_list_and_no_other(tmp_path: Path, more: str) -> None:
    day = datetime.date(2026, 11, 21)
    root = write_guide(tmp_path)
    house = root / "decision_trees/_house.yml"
    house.write_text(house.read_text(encoding="utf-8") + more, encoding="utf-8")
    report = check_guide(read_guide(root), day)
    assert report.guide.house
    edition = Edition(
        guide=report.guide,
        analyses=report.analyses,
        health=guide_health(report, day),
        rules=RULES,
        workshop=WorkshopParts(),
    )
    unmade = own_pages(report.guide) ^ set(pages_of(edition))
    assert unmade == {"practice.md", "practice/other.md", "practice/parting.md"}, "no stories to practise"


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        ("index.md", ""),
        ("README.md", ""),
        ("index.html", ""),
        ("guides/index.md", "guides"),
        ("guides/a.md", "guides/a"),
        ("guides/A.markdown", "guides/a"),
        ("guides/a/README.md", "guides/a"),
        ("guides/a/index.html", "guides/a"),
        ("images/a.png", "images/a.png"),
        ("an-index.md", "an-index"),
    ],
)
def test_what_stands_at_one_address_has_one_name(uri: str, address: str) -> None:
    assert address_of(uri) == address
