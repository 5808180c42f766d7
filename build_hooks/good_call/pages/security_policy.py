"""The Content-Security-Policy of a page: what the browser may run, load and ask, whatever a text may say."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_HAS_ADDRESS = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\stype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RUNS = {"module", "text/javascript", "application/javascript"}
# A policy counts from where it stands, so it stands before everything but the encoding.
_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)

# The pages have neither style elements nor style attributes, so styles need no exception;
# what scripts set through `element.style` no policy forbids.
_SOURCES = {
    "default-src": "'self'",
    "style-src": "'self'",
    # the theme's icons are pictures in its style sheet
    "img-src": "'self' data:",
    "worker-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}


def secured(page: str, content: str = "") -> str:
    """The page's whole HTML with its policy.

    Inline scripts may run where the theme wrote them. `content`, what people wrote, is not looked at, so that
    a script which got into it somehow gets no leave from here.
    """
    head = _HEAD.search(page)
    if head is None:
        return page
    theme = page.replace(content, "") if content else page
    tag = f'\n<meta http-equiv="Content-Security-Policy" content="{policy(theme)}">'
    return page[: head.end()] + tag + page[head.end() :]


def policy(theme: str) -> str:
    """The policy for HTML with these inline scripts, as a browser reads it."""
    scripts = " ".join(["'self'", *dict.fromkeys(map(_hash, _inline_scripts(theme)))])
    return "; ".join(f"{name} {sources}" for name, sources in {**_SOURCES, "script-src": scripts}.items())


def _inline_scripts(theme: str) -> Iterator[str]:
    for attributes, script in _SCRIPT.findall(theme):
        kind = _TYPE.search(attributes)
        if not _HAS_ADDRESS.search(attributes) and (kind is None or kind[1].lower() in _RUNS):
            yield script


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
