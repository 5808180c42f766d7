"""Where a site and a packed guide go: an older one is replaced, everything else in the way stays as it is."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from good_call.cli import build_command, offline_command
from good_call.cli.main import main
from good_call.source.made_files import BUILT

ROOT = Path(__file__).parents[2]


def _guide(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def _build(root: Path, site: Path, quiet: bool = False, offline: bool = False) -> int:
    for name in ("index.html", "version.json"):
        (site / name).write_text("new", encoding="utf-8")
    return 0


def _build_more(root: Path, site: Path, quiet: bool = False, offline: bool = False) -> int:
    (site / "gone").mkdir()
    (site / "gone/index.html").write_text("old", encoding="utf-8")
    return _build(root, site)


@pytest.fixture
def quick(guide: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small guide, with a build that writes two files at once."""
    monkeypatch.setattr(build_command, "run_mkdocs", _build)
    monkeypatch.setattr(offline_command, "run_mkdocs", _build)
    return guide


def _shown(folder: Path) -> dict[str, str]:
    """All files but the list of what a build wrote."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != BUILT]
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def test_a_build_says_where_the_site_is_unless_it_is_to_be_quiet(quick: Path) -> None:
    assert f"The site is in {quick / 'site'}." in _guide("build").output
    assert f"The site is in {quick / 'public'}." in _guide("build", "--site-dir", "public").output
    assert _guide("build", "--quiet").output == ""


@pytest.mark.parametrize("name", ["docs", "docs/site", "decision_trees", ".git", ".", ".."])
def test_no_folder_of_the_guide_becomes_a_site(quick: Path, name: str) -> None:
    (quick / ".git").mkdir()
    before = _shown(quick)
    result = _guide("build", "--site-dir", name)
    assert result.exit_code == 2
    assert "holds the guide itself" in result.output
    assert _shown(quick) == before


def test_a_link_does_not_hide_a_folder_of_the_guide(quick: Path) -> None:
    (quick / "site").symlink_to(quick / "docs")
    assert _guide("build").exit_code == 2


@pytest.mark.parametrize("file", ["letter.txt", ".git/config", "site"])
def test_a_folder_with_other_things_in_it_is_left_alone(quick: Path, file: str) -> None:
    path = quick / "theirs" / file
    path.parent.mkdir(parents=True)
    path.write_text("theirs")
    for name in ("theirs", f"theirs/{file}"):
        result = _guide("build", "--site-dir", name)
        assert result.exit_code == 2
        assert "didn't write it" in result.output
    assert _shown(quick / "theirs") == {file: "theirs"}


def test_a_checked_out_branch_keeps_its_history(quick: Path) -> None:
    _build(quick, quick)
    (quick / "pages").mkdir()
    for name in ("version.json", ".git"):
        (quick / "pages" / name).write_text("old")
    assert _guide("build", "--site-dir", "pages").exit_code == 2


def test_an_empty_folder_and_an_older_site_are_replaced(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (quick / "site").mkdir()
    with monkeypatch.context() as earlier:
        earlier.setattr(build_command, "run_mkdocs", _build_more)
        assert _guide("build").exit_code == 0
    assert "gone/index.html" in _shown(quick / "site")
    (quick / "site" / ".DS_Store").write_text("left by a file browser")
    assert _guide("build").exit_code == 0
    assert _shown(quick / "site") == {"index.html": "new", "version.json": "new"}


@pytest.mark.parametrize("name", ["site", "theirs"])
@pytest.mark.parametrize("file", ["letter.txt", "guides/letter.html", ".git/config", ".htaccess"])
def test_what_somebody_put_into_a_site_is_named_and_not_deleted(quick: Path, name: str, file: str) -> None:
    assert _guide("build", "--site-dir", name).exit_code == 0
    path = quick / name / file
    path.parent.mkdir(exist_ok=True)
    path.write_text("theirs")
    before = _shown(quick / name)
    result = _guide("build", "--site-dir", name)
    assert result.exit_code == 2
    assert file in result.output or "didn't write it" in result.output
    assert _shown(quick / name) == before


def test_what_somebody_put_there_while_a_site_was_built_stays(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _guide("build").exit_code == 0

    def build(root: Path, site: Path, quiet: bool = False, offline: bool = False) -> int:
        (root / "site/letter.txt").write_text("theirs")
        return _build(root, site)

    monkeypatch.setattr(build_command, "run_mkdocs", build)
    assert _guide("build").exit_code == 2
    assert _shown(quick / "site")["letter.txt"] == "theirs"


_LISTS = ["", "{}", "[]", '{"files": []}', '{"files": {"letter.txt": 1}}', "\0"]


@pytest.mark.parametrize("content", _LISTS)
def test_only_a_list_that_a_build_wrote_makes_a_folder_ours(quick: Path, content: str) -> None:
    (quick / "theirs").mkdir()
    for name in ("letter.txt", "version.json", "index.html", ".guide-build"):
        (quick / "theirs" / name).write_text(content)
    assert _guide("build", "--site-dir", "theirs").exit_code == 2
    assert len(list((quick / "theirs").iterdir())) == 4


def _first_site(folder: Path) -> None:
    """A site as version 0.1.0 built it, small."""
    files = ["./", "guides/", "guides/keep/", "404.html", "manifest.webmanifest"]
    worker = f"'use strict';\n\nconst VERSION = '0123456789abcdef';\nconst FILES = {json.dumps(files)};\n"
    version = {"version": "0.1.0-e388546e3885-20261126101112", "commit": "", "built": ""}
    pages = [f"{each}index.html".removeprefix("./") if each.endswith("/") else each for each in files]
    more = ["assets/x.js.map", "assets/images/favicon.png", "sitemap.xml", "sitemap.xml.gz", "images/own.png"]
    for file in (*pages, *more):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("old")
    (folder / "service-worker.js").write_text(worker)
    (folder / "version.json").write_text(json.dumps(version))


@pytest.fixture
def first(quick: Path) -> Path:
    """The small guide beside a site that 0.1.0 built of it, with a picture of its own."""
    (quick / "docs/images").mkdir()
    (quick / "docs/images/own.png").write_text("picture")
    _first_site(quick / "site")
    return quick


def test_a_site_of_the_first_version_is_taken_over(first: Path) -> None:
    for _ in range(2):
        assert _guide("build").exit_code == 0
        assert _shown(first / "site") == {"index.html": "new", "version.json": "new"}


@pytest.mark.parametrize("file", ["letter.txt", "guides/letter/index.html", ".git/config", "images/other.png"])
def test_what_somebody_put_into_a_site_of_the_first_version_stays(first: Path, file: str) -> None:
    path = first / "site" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("theirs")
    assert _guide("build").exit_code == 2
    assert path.read_text() == "theirs"


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("version.json", '{"version": "2.4.1"}'),
        ("version.json", "[]"),
        ("service-worker.js", "self.addEventListener('fetch', () => {});"),
    ],
)
def test_another_app_with_a_version_and_a_worker_is_not_taken_for_ours(first: Path, file: str, content: str) -> None:
    (first / "site" / file).write_text(content)
    before = _shown(first / "site")
    assert _guide("build").exit_code == 2
    assert _shown(first / "site") == before


def test_a_site_that_is_a_link_is_followed(quick: Path, tmp_path: Path) -> None:
    """A web server reads the folder behind it."""
    served = tmp_path / "served" / "guide"
    served.mkdir(parents=True)
    (quick / "site").symlink_to(served)
    for _ in range(2):
        assert _guide("build").exit_code == 0
    assert (quick / "site").is_symlink()
    assert _shown(served) == {"index.html": "new", "version.json": "new"}
    assert [path.name for path in (*served.parent.iterdir(), *quick.glob(".guide-*"))] == ["guide"]


_KILLED = """
import os, signal
from pathlib import Path
from good_call.cli import build_command, offline_command
from good_call.cli.main import main

def build(root, site, quiet=False, offline=False):
    (site / "guides").mkdir()
    (site / "index.html").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)

build_command.run_mkdocs = offline_command.run_mkdocs = build
main()
"""


def _kill(root: Path, *arguments: str) -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED, *arguments], cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL


_LEAVING = [
    ("build",),
    ("build", "--site-dir", "public"),
    ("build", "--site-dir", "a/b"),
    ("offline", "--out", "g.zip"),
]


@pytest.mark.parametrize("command", _LEAVING, ids=" ".join)
def test_what_a_killed_build_left_is_swept_after_an_hour_and_no_matter_for_git(
    quick: Path, command: tuple[str, ...]
) -> None:
    shutil.copy(ROOT / ".gitignore", quick)
    subprocess.run(["git", "init", "--quiet"], cwd=quick, check=True)
    subprocess.run(["git", "add", "."], cwd=quick, check=True)
    _kill(quick, *command)
    (left,) = quick.rglob(".guide-scratch-*")
    new = subprocess.run(["git", "status", "--short"], cwd=quick, check=True, capture_output=True, text=True).stdout
    assert "??" not in new
    assert _guide(*command).exit_code == 0
    assert left.is_dir(), "another build may still be at work there"
    _grow_old(left)
    assert _guide(*command).exit_code == 0
    assert not left.exists()


def _grow_old(path: Path) -> None:
    two_hours_ago = time.time() - 2 * 60 * 60
    os.utime(path, (two_hours_ago, two_hours_ago))


def test_a_folder_of_somebody_else_is_never_swept(quick: Path) -> None:
    for name in (".guide-scratch-of-mine", ".guide-scratch-abcd1234", ".guide-notes", ".site-abcd1234"):
        (quick / name).mkdir()
        (quick / name / "letter.txt").write_text("theirs")
        _grow_old(quick / name)
    assert _guide("build").exit_code == 0
    assert len(list(quick.glob(".*/letter.txt"))) == 4


@pytest.mark.parametrize("page", ["workshop/index.html", "workshop.html", ""])
def test_a_packed_guide_says_that_the_workshop_is_not_in_it_where_there_is_one(
    quick: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    def with_page(root: Path, site: Path, quiet: bool = False, offline: bool = False) -> int:
        for name in filter(None, [page]):
            (site / name).parent.mkdir(exist_ok=True)
            (site / name).write_text("It is on the site itself.")
        return _build(root, site, quiet, offline)

    monkeypatch.setattr(offline_command, "run_mkdocs", with_page)
    assert ("The workshop isn't in it" in _guide("offline", "--out", "guide.zip").output) == bool(page)


def test_a_packed_guide_is_written_over_and_nothing_else(quick: Path) -> None:
    assert _guide("offline", "--out", "guide.zip").exit_code == 0
    again = _guide("offline", "--out", "guide.zip")
    assert again.exit_code == 0
    with zipfile.ZipFile(quick / "guide.zip") as packed:
        assert packed.namelist() == ["guide/index.html", "guide/version.json"]
    (quick / "letter.txt").write_text("theirs")
    with zipfile.ZipFile(quick / "photos.zip", "w") as packed:
        packed.writestr("sea.txt", "theirs")
    for name in ("letter.txt", "photos.zip"):
        before = (quick / name).read_bytes()
        result = _guide("offline", "--out", name)
        assert result.exit_code == 2
        assert "didn't write it" in result.output
        assert (quick / name).read_bytes() == before


@pytest.mark.parametrize("quiet", [True, False])
def test_a_quiet_build_is_as_strict(guide: Path, quiet: bool, capfd: pytest.CaptureFixture[str]) -> None:
    # A hook makes a site ours to build, and this one leaves the page to MkDocs: it is MkDocs' own warning that counts.
    (guide / "hooks.py").write_text('"""Nothing."""\n', encoding="utf-8")
    (guide / "docs/about.md").write_text("# About\n\n[Nowhere](nowhere.md)\n", encoding="utf-8")
    settings = "site_name: Small\ntheme: material\nhooks: [hooks.py]\n"
    (guide / "mkdocs.yml").write_text(settings, encoding="utf-8")
    result = _guide("build", *(["--quiet"] if quiet else []))
    assert result.exit_code == 1
    assert "nowhere.md" in result.output + capfd.readouterr().err
    assert not (guide / "site").exists()
