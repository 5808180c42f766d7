"""Files in a row, as the worker unpacks them: the length of their list in four bytes, the list, their contents."""

from __future__ import annotations

import json
from collections.abc import Mapping


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files, by path."""
    listed = json.dumps([{"path": path, "bytes": len(content)} for path, content in files.items()]).encode()
    return len(listed).to_bytes(4, "big") + listed + b"".join(files.values())


def unpacked(row: bytes) -> dict[str, bytes]:
    """The files of a row, by path."""
    at = 4 + int.from_bytes(row[:4], "big")
    files = {}
    for each in json.loads(row[4:at]):
        files[each["path"]] = row[at : at + each["bytes"]]
        at += each["bytes"]
    return files
