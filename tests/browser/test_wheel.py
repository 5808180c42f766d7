"""One wheel is the whole engine: where nothing of this repository is, it begins a guide, proves it and builds it."""

from __future__ import annotations

import os
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

import pytest
from playwright.sync_api import Page, expect

from tests.once import once_for_all_workers
from tests.own_guide import ROOT

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
    """An environment that has the parts of the engine and the wheel, and a home with nothing in it."""

    folder: Path

    def run(self, *command: str, at: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run a command of the environment."""
        bin_folder = self.folder / "environment" / "bin"
        environment = {
            "PATH": os.pathsep.join((str(bin_folder), os.defpath)),
            "HOME": str(self.folder / "home"),
            "NO_MKDOCS_2_WARNING": "1",
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
    """Build the wheel from a copy of the sources, and install it where only its parts are to be had."""
    copied = folder / "sources"
    copied.mkdir(parents=True)
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, copied / name)
    unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "build_hooks", copied / "build_hooks", ignore=unwanted)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    alone = ["--no-deps", "--no-build-isolation", "--no-index"]
    # An engine on Python's path would count as installed.
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    make = [*pip, "wheel", *alone, "--wheel-dir", str(folder / "wheels"), str(copied)]
    subprocess.run(make, env=clean, check=True)
    shutil.rmtree(copied)
    environment = folder / "environment"
    # The folder is renamed when it is whole: a name that is relative to it survives that.
    venv.create(environment, with_pip=False, symlinks=True)
    (folder / "home").mkdir()
    (wheel,) = (folder / "wheels").iterdir()
    python = environment / "bin" / "python"
    subprocess.run([*pip, "--python", str(python), "install", *alone, str(wheel)], env=clean, check=True)
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
    (wheel,) = (machine.folder / "wheels").iterdir()
    with zipfile.ZipFile(wheel) as packed:
        packed_files = set(packed.namelist())
    package = ROOT / "build_hooks" / "good_call"
    files = (path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    missing = {path.relative_to(package.parent).as_posix() for path in files if path.name != ".DS_Store"} - packed_files
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
    done = machine.run("guide", "build", at=acme)
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(acme / "site") as address:
        page.goto(address)
        page.get_by_role("link", name="Should you take a late return?").first.click()
        page.get_by_role("link", name="No, they changed their mind").first.click()
        page.get_by_role("textbox", name="How many days ago did they get it?").fill("400")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Say no, and say why")).to_be_visible()


def test_a_copy_of_our_guide_is_whole_too(machine: Machine, tmp_path: Path) -> None:
    done = machine.run("guide", "init", str(tmp_path / "copy"), "--yes", "--engine", ENGINE, "--from", "example")
    assert done.returncode == 0, done.stdout + done.stderr
    checked = machine.run("guide", "check", at=tmp_path / "copy")
    assert checked.returncode == 0, checked.stdout


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
