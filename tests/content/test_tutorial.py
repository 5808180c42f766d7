"""The tutorial for trainers names what this guide has: its principles, verdicts and roles."""

import re
from pathlib import Path

from tests.content.demand import GUIDE, REMOVED, demand, told

PAGE = "docs/trainers/first-tree.md"
TEXT = (Path(__file__).parents[2] / PAGE).read_text(encoding="utf-8")


def test_each_principle_of_the_tutorial_is_in_the_guide() -> None:
    cited = {each for line in re.findall(r"principles: \[(.*)\]", TEXT) for each in line.split(", ")}
    there = [each for each in cited if f"articles/{each.partition('/')[0]}" not in REMOVED]
    missing = [citation for citation in there if not GUIDE.principle(citation)]
    demand(cited, f"{PAGE} cites no principle any more.")
    demand(not missing, f"{PAGE} cites {told(missing)}, which no article of the guide teaches. Cite another one there.")


def test_each_verdict_of_the_tutorial_is_one_of_the_house() -> None:
    assert GUIDE.house
    used = set(re.findall(r"verdict: (.*)", TEXT))
    missing = used - {verdict.name for verdict in GUIDE.house.verdicts.values()}
    demand(not missing, f"{PAGE} uses {told(missing)}, which is no verdict of the house rules. Use another one there.")
