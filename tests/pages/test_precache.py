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
    site = _site(
        tmp_path, {"index.html": "home", "guides/one/index.html": "one", "assets/gc/a.js": "1", "404.html": "?"}
    )
    assert precache_of(site).addresses == ("./", "assets/gc/a.js", "guides/one/", "404.html")


def test_what_changes_from_build_to_build_is_never_kept(tmp_path: Path) -> None:
    site = _site(tmp_path, {"index.html": "home", "version.json": "{}", "service-worker.js": "", "sitemap.xml": ""})
    assert precache_of(site).addresses == ("./",)


def test_the_version_changes_with_any_content_and_only_then(tmp_path: Path) -> None:
    first = precache_of(_site(tmp_path, {"index.html": "home", "b/index.html": "b"})).version
    assert precache_of(tmp_path).version == first
    assert precache_of(_site(tmp_path, {"b/index.html": "changed"})).version != first


def test_a_very_large_guide_is_kept_in_part_with_its_entrance_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(precache, "MOST_BYTES", 10)
    site = _site(tmp_path, {"index.html": "home", "articles/x/index.html": "x" * 8, "guides/a/index.html": "a"})
    assert precache_of(site).addresses == ("./", "guides/a/")


def test_the_worker_holds_its_version_and_its_list(tmp_path: Path) -> None:
    kept = precache_of(_site(tmp_path, {"index.html": "home"}))
    worker = kept.worker()
    assert worker.startswith(f'const VERSION="{kept.version}",FILES=["./"];\n')
