"""What the site carries for the workshop, and how a site does without."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from good_call.model.guide import Guide
from good_call.pages.edition import Edition
from good_call.pages.workshop_page import workshop_page
from good_call.pages.workshop_parts import WorkshopParts

from tests.own_guide import build, copy_guide, write_settings
from tests.site.test_plugin import MATERIAL, root, site_of
from tests.workshop.opened import texts_of

__all__ = ["root"]

WITH = f"plugins: [search, good-call]\n{MATERIAL}"
WITHOUT = f"plugins: [search, good-call: {{workshop: false}}]\n{MATERIAL}"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workshop")
    write_settings(copy_guide(folder / "guide"))
    build(folder / "guide", folder / "guide" / "site", "--strict")
    return folder / "guide"


def test_every_text_of_trees_rules_and_articles_is_there_as_it_stands(own: Path) -> None:
    published = json.loads((own / "site/workshop/neighbours.json").read_text("utf-8"))
    listed, texts = {each["path"]: each for each in published["files"]}, texts_of(own)
    assert {file for file in texts if file.startswith(("decision_trees/", "docs/articles/"))} == set(listed)
    for file in listed:
        assert (own / f"site/workshop/files/{file}.txt").read_text("utf-8") == texts[file]
    assert listed["decision_trees/mend-or-replace.yml"] == {
        "path": "decision_trees/mend-or-replace.yml",
        "kind": "tree",
        "title": "Should we mend this bicycle?",
        "id": "mend-or-replace",
    }


def test_every_tree_leads_to_the_workshop_and_the_browser_s_copy_leaves_it_out(own: Path) -> None:
    page = (own / "site/guides/mend-or-replace/index.html").read_text("utf-8")
    assert 'data-workshop="../../workshop/"' in page
    assert "workshop" not in (own / "site/service-worker.js").read_text("utf-8").split("FOLDERS=")[0]


def test_one_option_leaves_it_out(root: Path) -> None:
    before, after = site_of(root, WITH, "before"), site_of(root, WITHOUT, "after")
    gone = set(before) - set(after)
    assert gone == {name for name in before if name.startswith("workshop")}
    assert [name for name, content in after.items() if "data-workshop" in str(content)] == []


def test_a_copy_for_a_disk_leaves_it_out_and_says_so(root: Path) -> None:
    offline = "plugins: [search, offline, good-call]\n" + MATERIAL + "use_directory_urls: false\n"
    site = site_of(root, offline)
    assert [name for name in site if name.startswith("workshop")] == ["workshop.html"]
    assert "The workshop is not part of this copy." in site["workshop.html"].decode()
    assert [name for name, content in site.items() if b"data-workshop" in content] == []


def test_without_the_parts_the_page_says_how_to_get_them() -> None:
    def page(parts: WorkshopParts) -> str:
        (found,) = workshop_page(Edition(guide=Guide(), workshop=parts))
        return found.render("")

    assert "make workshop" in page(WorkshopParts())
    assert "parts/page.js" not in page(WorkshopParts())
    assert 'src="../workshop/parts/page.js"' in page(WorkshopParts(scripts=("parts/page.js",)))
    assert list(workshop_page(Edition(guide=Guide()))) == []
