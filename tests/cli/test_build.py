"""Where a site and a packed guide go: an older one is replaced, everything else in the way stays as it is."""

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from good_call.cli import build_command, offline_command
from good_call.cli.main import main


def _guide(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def _build(root: Path, site: Path, quiet: bool = False, offline: bool = False) -> int:
    for name in ("index.html", "version.json"):
        (site / name).write_text("new", encoding="utf-8")
    return 0


@pytest.fixture
def quick(guide: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small guide, with a build that writes two files at once."""
    monkeypatch.setattr(build_command, "run_mkdocs", _build)
    monkeypatch.setattr(offline_command, "run_mkdocs", _build)
    return guide


def _shown(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


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


@pytest.mark.parametrize("old", [[], ["index.html", "version.json", "gone.html"]])
def test_an_empty_folder_and_an_older_site_are_replaced(quick: Path, old: list[str]) -> None:
    (quick / "site").mkdir()
    for name in old:
        (quick / "site" / name).write_text("old")
    assert _guide("build").exit_code == 0
    assert _shown(quick / "site") == {"index.html": "new", "version.json": "new"}


def test_a_site_that_is_a_link_is_followed(quick: Path, tmp_path: Path) -> None:
    """A web server reads the folder behind it."""
    served = tmp_path / "served" / "guide"
    served.mkdir(parents=True)
    (served / "version.json").write_text("old")
    (quick / "site").symlink_to(served)
    assert _guide("build").exit_code == 0
    assert (quick / "site").is_symlink()
    assert _shown(served) == {"index.html": "new", "version.json": "new"}
    assert [path.name for path in (*served.parent.iterdir(), *quick.glob(".site-*"))] == ["guide"]


def test_a_packed_guide_is_written_over_and_nothing_else(quick: Path) -> None:
    assert _guide("offline", "--out", "guide.zip").exit_code == 0
    assert _guide("offline", "--out", "guide.zip").exit_code == 0
    with zipfile.ZipFile(quick / "guide.zip") as packed:
        assert packed.namelist() == ["good-call/index.html", "good-call/version.json"]
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
    (guide / "docs/about.md").write_text("# About\n\n[Nowhere](nowhere.md)\n", encoding="utf-8")
    (guide / "mkdocs.yml").write_text("site_name: Small\ntheme: material\n", encoding="utf-8")
    result = _guide("build", *(["--quiet"] if quiet else []))
    assert result.exit_code == 1
    assert "nowhere.md" in result.output + capfd.readouterr().err
    assert not (guide / "site").exists()
