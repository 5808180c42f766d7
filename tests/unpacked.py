"""Archives of our own, unpacked under any Python that we support."""

from __future__ import annotations

import tarfile
from pathlib import Path
from typing import IO


def unpack(archive: Path | IO[bytes], target: Path) -> None:
    """Unpack a tar archive into a folder."""
    with tarfile.open(archive) if isinstance(archive, Path) else tarfile.open(fileobj=archive) as opened:
        if hasattr(tarfile, "data_filter"):
            opened.extractall(target, filter="data")
        else:
            # Before Python 3.11.4 there is none.
            opened.extractall(target)
