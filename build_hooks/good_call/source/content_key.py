"""A short text in place of what something was made from."""

from __future__ import annotations

import hashlib


def key_of(*values: object) -> str:
    """Equal for equal values only."""
    return hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()
