"""Python's library as Pyodide brings it, but for what it would load to wait for things and to install packages.

That is half of what a worker begins with (asyncio with its sockets and processes, archives), and ours does neither.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

_IN_PLACE = {
    "asyncio/__init__.py": "",
    "pyodide/webloop.py": "def _initialize_event_loop():\n    pass\n",
    "pyodide/_package_loader.py": (
        "from pathlib import Path\nSITE_PACKAGES = DSO_DIR = Path('/lib')\ndef init_loaded_packages():\n    pass\n"
    ),
}
"""What stands in a file's place: as much of it as Pyodide's own start asks for."""


def write_library(brought: Path, to: Path) -> None:
    """Write the archive anew. Raises ValueError where a file isn't there any more in whose place one stands."""
    with zipfile.ZipFile(brought) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_STORED) as new:
        names = old.namelist()
        if gone := _IN_PLACE.keys() - set(names):
            raise ValueError(f"Pyodide brings no {sorted(gone)}: look what its start asks for now")
        for name in names:
            new.writestr(name, _IN_PLACE[name] if name in _IN_PLACE else old.read(name))
