from pathlib import Path

import pytest
from good_call.pages import precache
from good_call.pages.precache import precache_of


def _site(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_pages_are_kept_under_the_addresses_that_readers_open(tmp_path: Path) -> None:
    names = ("index.html", "guides/index.html", "guides/one/index.html", "assets/gc/a.js", "assets/x/b.js", "404.html")
    site = _site(tmp_path, dict.fromkeys(names, "x"))
    kept = ("404.html", "guides/", "./", "assets/gc/a.js?v=12", "assets/x/b.js", "guides/one/")
    assert precache_of(site, "12").addresses == kept


def test_what_changes_from_build_to_build_is_never_kept(tmp_path: Path) -> None:
    site = _site(tmp_path, {"index.html": "home", "version.json": "{}", "service-worker.js": "", "sitemap.xml": ""})
    assert precache_of(site).addresses == ("./",)


def test_the_version_changes_with_any_content_and_only_then(tmp_path: Path) -> None:
    first = precache_of(_site(tmp_path, {"index.html": "home", "b/index.html": "b"})).version
    assert precache_of(tmp_path).version == first
    assert precache_of(_site(tmp_path, {"b/index.html": "changed"})).version != first


def test_of_a_very_large_guide_the_entrance_and_the_lists_are_kept_and_no_page_by_chance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(precache, "MOST_PAGES", 2)
    trees = {f"guides/{number}/index.html": "a tree" for number in range(3)}
    site = _site(tmp_path, {"index.html": "home", "guides/index.html": "all", **trees})
    assert precache_of(site).addresses == ("guides/", "./")
    assert precache_of(site).folders == ("guides",)


def test_the_worker_holds_its_version_and_its_list(tmp_path: Path) -> None:
    kept = precache_of(_site(tmp_path, {"index.html": "home"}))
    content = kept.files[0][1]
    worker = kept.worker()
    assert worker.startswith(f'const VERSION="{kept.version}",FILES=[["./","{content}"]],FOLDERS=[],MOST=80;\n')
