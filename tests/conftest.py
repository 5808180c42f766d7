"""The built site, shared by every test that looks at pages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.pages_server import BUILT_FOR
from tests.once import once_for_all_workers

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built strictly once for all workers."""
    return once_for_all_workers(tmp_path_factory, "site", build_site)


def build_site(target: Path) -> None:
    """Build the whole site strictly into a folder, for the address that the tests' server stands in for."""
    # Without `--quiet`: it would hear no warning, and so let everything pass.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    environment = {**os.environ, "SITE_URL": BUILT_FOR}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"the site does not build:\n{done.stdout}{done.stderr}", pytrace=False)
