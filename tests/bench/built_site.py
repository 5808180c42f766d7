"""A site built for its real address, which is known once its server has a port."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.child import PROJECT
from tests.browser.pages_server import serving


@contextmanager
def built(project: Path, site: Path) -> Iterator[str]:
    """Serve what `mkdocs build` makes of a project; the value is the address. Raises where the build fails."""
    site.mkdir(parents=True)
    with serving(site) as address:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        environment = {
            **os.environ,
            "SITE_URL": address,
            "PYTHONPATH": str(PROJECT / "build_hooks"),
            "NO_MKDOCS_2_WARNING": "1",
        }
        subprocess.run(command, cwd=project, env=environment, check=True)
        yield address
