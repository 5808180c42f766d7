"""What the search is told of a site: little of each tree, and in another language what the theme's own search needs."""

from __future__ import annotations

import json
from gzip import compress
from pathlib import Path
from typing import Any

import pytest
from good_call.pages.shipped_assets import SEARCH_WORKER, versioned
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.bench.generated_guide import write_guide
from tests.own_guide import OTHER, OWN, write_settings

TREE = "guides/"


def docs_of(guide: Path, site: Path) -> list[dict[str, Any]]:
    """Build a guide; the hits of its trees."""
    build(load_config(str(guide / "mkdocs.yml"), site_dir=str(site)))
    docs: list[dict[str, Any]] = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    return [each for each in docs if each["location"].startswith(TREE) and each["location"] != TREE]


def written(docs: list[dict[str, Any]]) -> bytes:
    return json.dumps(docs, ensure_ascii=False, separators=(",", ":")).encode()


def test_a_tree_takes_a_quarter_of_the_bytes_that_the_theme_s_search_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trees as large as a business writes them: in the tests' own ones hardly a text is longer than a title."""
    guide = write_guide(tmp_path / "guide", 12)
    write_settings(guide)
    ours = written(docs_of(guide, tmp_path / "ours"))
    monkeypatch.setattr("good_call.site.searching.worker_of", lambda _: None)
    theirs = written(docs_of(guide, tmp_path / "theirs"))
    assert len(ours) * 4 <= len(theirs)
    assert len(compress(ours, 9)) * 4 <= len(compress(theirs, 9))


def test_in_another_language_the_theme_s_own_search_stays(tmp_path: Path) -> None:
    docs = docs_of(OTHER, tmp_path)
    assert not [each for each in docs if "nodes" in each]
    assert [each for each in docs if "#" in each["location"]]
    assert not (tmp_path / SEARCH_WORKER).exists()
    assert '"search": "assets/javascripts/workers/search.' in (tmp_path / "index.html").read_text("utf-8")


def test_the_worker_is_asked_for_by_an_address_that_carries_its_version(tmp_path: Path) -> None:
    docs_of(OWN, tmp_path)
    for path in ("index.html", "guides/mend-or-replace/index.html"):
        assert f"{SEARCH_WORKER}?v=" in (tmp_path / path).read_text("utf-8")
    kept = (tmp_path / "service-worker.js").read_text("utf-8")
    assert f"{SEARCH_WORKER}?v=" in kept
    assert "search/search_index.json" in kept
    assert "javascripts/workers" not in kept


def test_the_library_s_author_and_licence_go_along_with_it(tmp_path: Path) -> None:
    docs_of(OWN, tmp_path)
    assert "Oliver Nightingale" in (tmp_path / SEARCH_WORKER).read_text("utf-8")[:200]
    assert "lunr.js too:\nCopyright (c) 2020 Oliver Nightingale" in (tmp_path / "assets/gc/LICENSE.txt").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("key", ["search", "workerUrl"])
def test_each_theme_names_the_worker_by_a_key_of_its_own(key: str) -> None:
    told = f'{{"{key}": "../{SEARCH_WORKER}"}}'
    assert versioned(told, "abc") == f'{{"{key}": "../{SEARCH_WORKER}?v=abc"}}'
