"""One wheel is the whole engine: where nothing of this repository is, it begins a guide, proves it and builds it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree

import pytest
from good_call.workshop.shipped_parts import shipped_parts
from playwright.sync_api import Page, expect

from tests.browser.one_page import one_page
from tests.once import once_for_all_workers
from tests.own_guide import OWN, ROOT
from tests.unpacked import unpack

TREE = "decision_trees/take-a-late-return.yml"
ENGINE = "git+https://example.com/ours/good-call@0123abc"
SOURCES = (
    "pyproject.toml",
    "setup.py",
    "MANIFEST.in",
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    "decision_trees",
    "docs",
)


@dataclass(frozen=True)
class Machine:
    """An environment that has the parts of the engine and the wheel, and a home with nothing in it.

    Nothing can be had but the wheel.
    """

    folder: Path

    @property
    def wheel(self) -> Path:
        """The wheel that is installed."""
        return min((self.folder / "wheels").iterdir())

    def run(self, *command: str, at: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run a command of the environment."""
        bin_folder = self.folder / "environment" / "bin"
        environment = {
            "PATH": os.pathsep.join((str(bin_folder), os.defpath)),
            "HOME": str(self.folder / "home"),
            "NO_MKDOCS_2_WARNING": "1",
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.folder / "wheels"),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            # As pip reads it: no.
            "PIP_NO_BUILD_ISOLATION": "0",
        }
        return subprocess.run(
            [str(bin_folder / command[0]), *command[1:]],
            cwd=at or self.folder / "home",
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A machine with the wheel, set up once for all workers."""
    return Machine(once_for_all_workers(tmp_path_factory, "machine", set_up))


def set_up(folder: Path) -> None:
    """Build a wheel from a copy of the sources, and install it where only its parts are to be had."""
    _make_wheel(_packed(copied(folder / "sources"), folder / "archive"), folder / "wheels")
    shutil.rmtree(folder / "sources")
    (folder / "home").mkdir()
    install(folder / "environment", min((folder / "wheels").iterdir()))


def copied(target: Path) -> Path:
    """The sources, with another guide than ours."""
    target.mkdir(parents=True)
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, target / name)
    # A guide of several trees, whatever this checkout has, is the example.
    for name in ("decision_trees", "docs/articles"):
        shutil.rmtree(target / name)
        shutil.copytree(OWN / name, target / name)
    unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "build_hooks", target / "build_hooks", ignore=unwanted)
    return target


_PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
_ALONE = ("--no-deps", "--no-build-isolation", "--no-index")


def _clean() -> dict[str, str]:
    """An engine on Python's path would count as installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def _packed(sources: Path, target: Path) -> Path:
    """The source archive, unpacked: a wheel of it is whole where the archive is."""
    _build("sdist", sources, target)
    (archive,) = target.iterdir()
    unpack(archive, target)
    (unpacked,) = (each for each in target.iterdir() if each.is_dir())
    return unpacked


def _make_wheel(sources: Path, target: Path) -> None:
    _build("wheel", sources, target)


def _build(kind: str, sources: Path, target: Path) -> None:
    """As pip asks the back end for it."""
    target.mkdir(exist_ok=True)
    code = f"import sys, setuptools.build_meta as back_end; back_end.build_{kind}(sys.argv[1])"
    command = [sys.executable, "-c", code, str(target)]
    subprocess.run(command, cwd=sources, env=_clean(), check=True, capture_output=True)


def _raise_version(project: Path) -> None:
    text = project.read_text(encoding="utf-8")
    found = re.search(r'^version = "(\d+\.\d+)\.(\d+)"$', text, re.MULTILINE)
    assert found
    project.write_text(text.replace(found[0], f'version = "{found[1]}.{int(found[2]) + 1}"'), encoding="utf-8")


def install(environment: Path, wheel: Path) -> None:
    """Make an environment with a wheel and its parts."""
    # The folder is renamed when it is whole: a name that is relative to it survives that.
    venv.create(environment, with_pip=False, symlinks=True)
    python = environment / "bin" / "python"
    subprocess.run([*_PIP, "--python", str(python), "install", *_ALONE, str(wheel)], env=_clean(), check=True)
    scripts = environment / "bin" / "guide"
    text = scripts.read_text(encoding="utf-8").partition("\n")[2]
    scripts.write_text(f"#!/usr/bin/env python\n{text}", encoding="utf-8")
    # The engine's parts, but not the engine: what such a line adds to the path is not searched for more such lines.
    (packages,) = (environment / "lib").glob("python*/site-packages")
    (packages / "parts.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def acme(machine: Machine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide that the wheel has begun."""
    folder = tmp_path_factory.mktemp("acme") / "acme-guide"
    done = machine.run("guide", "init", str(folder), "--yes", "--engine", ENGINE)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_the_wheel_holds_whatever_is_no_code(machine: Machine) -> None:
    with zipfile.ZipFile(machine.wheel) as packed:
        packed_files = set(packed.namelist())
    package = ROOT / "build_hooks" / "good_call"
    files = (path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    # Types are for those who work on the scripts; the workshop's scripts are bundled into its parts.
    made_of = package / "pages" / "workshop"
    files = (path for path in files if not path.is_relative_to(made_of))
    needed = (path for path in files if path.name != ".DS_Store" and not path.name.endswith(".d.ts"))
    missing = {path.relative_to(package.parent).as_posix() for path in needed} - packed_files
    assert missing == set()
    assert "good_call/starter/example/decision_trees/_house.yml" in packed_files


def test_it_runs_where_this_repository_is_not(machine: Machine) -> None:
    where = machine.run("python", "-c", "import good_call; print(good_call.__file__)")
    assert Path(where.stdout.strip()).is_relative_to(machine.folder), where.stdout + where.stderr
    assert "init" in machine.run("guide", "--help").stdout


def test_a_guide_that_it_begins_is_whole(machine: Machine, acme: Path) -> None:
    checked = machine.run("guide", "check", "--strict", at=acme)
    assert checked.returncode == 0, checked.stdout
    tested = machine.run("python", "-m", "pytest", "-v", at=acme)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert "decision_trees/take-a-late-return.yml::story: Found in the attic PASSED" in tested.stdout


def test_a_guide_that_it_begins_can_be_walked_in_a_browser(machine: Machine, acme: Path, page: Page) -> None:
    """With a script of the business's own, which brings the theme's with the page: the search says where nothing is,
    and a hit on the open tree shows its question."""
    (acme / "docs" / "own.js").write_text("", encoding="utf-8")
    with (acme / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra_javascript: [own.js]\n")
    done = machine.run("guide", "build", at=acme)
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(acme / "site") as address:
        _list_at(acme / "site/sitemap.xml", address)
        page.goto(address)
        with one_page(page):
            page.get_by_role("link", name="Should you take a late return?").first.click()
            page.get_by_role("link", name="No, they changed their mind").first.click()
            page.get_by_role("textbox", name="How many days ago did they get it?").fill("400")
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", name="Say no, and say why")).to_be_visible()
            page.keyboard.press("/")
            expect(page.locator(".md-search__input")).to_be_focused()
            page.keyboard.type("zebra")
            expect(page.locator(".md-search-result__meta")).to_contain_text("Nothing found for “zebra”.")
            # A hit on the page that a click has brought: the theme writes the address alone, the browser tells nobody.
            page.locator(".md-search__input").fill("")
            page.keyboard.type("broken")
            page.locator(".md-search-result__item a[href*='#whose-mistake']").click()
            expect(page.locator(".gc-ask:visible")).to_have_text("Did we send the wrong thing, or a broken one?")


def _list_at(sitemap: Path, address: str) -> None:
    """The theme itself follows only what the sitemap lists at the page's own address."""
    sitemap.write_text(sitemap.read_text("utf-8").replace("http://127.0.0.1:8000/", address), encoding="utf-8")


@pytest.mark.nightly
def test_the_workshop_of_a_guide_that_it_begins_opens_without_npm(machine: Machine, acme: Path, page: Page) -> None:
    if not shipped_parts().scripts:
        pytest.skip("no wheel without the workshop's parts carries them: `make workshop` makes them")
    did(machine, acme, "guide", "build")
    with serving(acme / "site") as address:
        page.goto(f"{address}workshop/#open={TREE}")
        problems = page.get_by_role("region", name="What the check found")
        expect(problems).to_have_attribute("data-state", re.compile("sound|warned"), timeout=60_000)
        expect(page.get_by_role("tab", name="Stories")).to_contain_text(re.compile(r"[1-9]"), timeout=20_000)


def test_a_copy_of_our_guide_is_whole_too(machine: Machine, tmp_path: Path) -> None:
    done = machine.run("guide", "init", str(tmp_path / "copy"), "--yes", "--engine", ENGINE, "--from", "example")
    assert done.returncode == 0, done.stdout + done.stderr
    checked = machine.run("guide", "check", at=tmp_path / "copy")
    assert checked.returncode == 0, checked.stdout


def did(machine: Machine, at: Path, *command: str) -> str:
    """What a command says that must end well."""
    done = machine.run(*command, at=at)
    assert done.returncode == 0, f"{command}:\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.mark.nightly
def test_tests_are_picked_ran_again_and_told_as_ever(machine: Machine, acme: Path, tmp_path: Path) -> None:
    root = shutil.copytree(acme, tmp_path / "acme")
    tree = root / TREE
    tree.write_text(tree.read_text("utf-8").replace("how-late: 400", "how-late: 4"), encoding="utf-8")
    story = f"{TREE}::story: Found in the attic"
    first = machine.run("python", "-m", "pytest", "--junitxml=report.xml", "-n", "2", at=root)
    assert first.returncode == 1
    assert f"FAILED {story}" in first.stdout
    assert "error[wrong-scenario]" in first.stdout
    assert "Traceback" not in first.stdout
    suite = ElementTree.parse(root / "report.xml").getroot().find("testsuite")
    assert suite is not None
    assert (suite.get("failures"), suite.get("errors")) == ("1", "0")
    assert "1 failed" in machine.run("python", "-m", "pytest", "--lf", at=root).stdout
    assert "1 passed" in machine.run("python", "-m", "pytest", "-k", "colour", at=root).stdout
    assert "stopping after 1 failures" in machine.run("python", "-m", "pytest", "-x", at=root).stdout
    assert "1 failed" in machine.run("python", "-m", "pytest", story, at=root).stdout


@pytest.mark.nightly
def test_a_business_makes_it_its_own(machine: Machine, tmp_path: Path, page: Page) -> None:
    """Each step as the pages on making a guide one's own say it."""
    root = tmp_path / "ours"
    did(machine, tmp_path, "guide", "init", "ours", "--yes", "--engine", ENGINE, "--from", "example")
    before = sorted(path.stem for path in (root / "decision_trees").glob("[!_]*.yml"))
    for each in ("mend-or-replace", "turn-somebody-away"):
        did(machine, root, "guide", "remove", each, "--then", "lend-a-bicycle", "--yes")
    did(machine, root, "guide", "new", "Should we wait a day?", "--group", "later", "--yes")
    (root / "decision_trees/later/_group.yml").write_text("title: What can wait\n", encoding="utf-8")
    brand = (root / "mkdocs.yml").read_text("utf-8").replace("  # logo: assets/logo.svg", "  logo: assets/logo.svg")
    brand = brand.replace("  - good-call\n", "  - good-call:\n      home_title: What do they want?\n")
    (root / "mkdocs.yml").write_text(brand, encoding="utf-8")
    (root / "docs/assets").mkdir()
    (root / "docs/assets/logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    did(machine, root, "guide", "check")
    did(machine, root, "python", "-m", "pytest")
    did(machine, root, "guide", "build")
    left = sorted(path.stem for path in (root / "decision_trees").rglob("[!_]*.yml"))
    assert left == sorted({*before, "should-we-wait-a-day"} - {"mend-or-replace", "turn-somebody-away"})
    with serving(root / "site") as address:
        page.goto(address)
        expect(page.get_by_role("heading", name="What do they want?")).to_be_visible()
        logo = page.locator(".md-logo img").first.get_attribute("src") or ""
        assert logo.endswith("assets/logo.svg")
        page.goto(f"{address}guides/")
        expect(page.get_by_role("heading", name="What can wait")).to_be_visible()
        page.goto(f"{address}guides/mend-or-replace/")
        expect(page.get_by_text("is no longer part of this guide").first).to_be_visible()


@pytest.mark.nightly
def test_the_next_version_is_one_number(machine: Machine, tmp_path: Path) -> None:
    own = Machine(shutil.copytree(machine.folder, tmp_path / "machine", symlinks=True))
    shutil.rmtree(own.folder / "environment")
    install(own.folder / "environment", own.wheel)
    next_one = copied(tmp_path / "sources")
    _raise_version(next_one / "pyproject.toml")
    _make_wheel(next_one, own.folder / "wheels")
    older, newer = sorted(path.name.split("-")[1] for path in (own.folder / "wheels").iterdir())
    root = tmp_path / "acme"
    did(own, tmp_path, "guide", "init", str(root), "--yes", "--engine", f"=={older}")
    did(own, root, "python", "-m", "pip", "install", ".")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    project = root / "pyproject.toml"
    project.write_text(project.read_text("utf-8").replace(f"=={older}", f"=={newer}"), encoding="utf-8")
    did(own, root, "python", "-m", "pip", "install", "--upgrade", ".")
    assert newer in did(own, root, "guide", "--version")
    did(own, root, "guide", "check", "--fix", "--yes")
    did(own, root, "guide", "schema")
    did(own, root, "python", "-m", "pytest")
    did(own, root, "guide", "build")
    assert newer in (root / "site/version.json").read_text("utf-8")
    kept = (path for path in before if path != project and "build" not in path.parts and ".egg-info" not in str(path))
    assert [path for path in kept if path.read_bytes() != before[path]] == []


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder at the root of a free port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is for its findings."""
