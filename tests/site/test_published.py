"""What stands on the built site for programs: it leads to pages that are there, and no copy is kept of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from good_call.exchange.published_schema import schema_text
from good_call.model.guide import read_guide
from good_call.pages.precache import precache_of

from tests.browser.pages_server import BUILT_FOR
from tests.own_guide import OWN

FILES = ("trees.json", "trees.schema.json", "llms.txt")


def test_the_site_holds_all_trees_and_their_pages(site: Path) -> None:
    found: Any = json.loads((site / "trees.json").read_text(encoding="utf-8"))
    assert found["trees"].keys() == read_guide(OWN).trees.keys()
    assert (site / found["$schema"]).read_text(encoding="utf-8") == schema_text()
    for each in (*found["trees"].values(), *found["articles"].values()):
        assert (site / each["page"] / "index.html").is_file()


def test_the_list_for_assistants_leads_to_what_is_there(site: Path) -> None:
    links = re.findall(r"\]\(([^)]+)\)", (site / "llms.txt").read_text(encoding="utf-8"))
    assert len(links) > len(FILES)
    for link in links:
        assert link.startswith(BUILT_FOR)
        path = site / link.removeprefix(BUILT_FOR)
        assert path.is_file() or (path / "index.html").is_file(), link


def test_no_browser_keeps_a_copy_of_it(site: Path) -> None:
    assert not set(FILES) & set(precache_of(site).addresses)
