"""The Content-Security-Policy of a page: what the browser may run, load and ask, whatever a text may say.

Which inline scripts may run is known before any page is made: those that the theme and we bring.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from html.parser import HTMLParser

from good_call.records import dataclass

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?""")
_FROM_ELSEWHERE = re.compile(r"""<script\b[^>]*\ssrc\s*=\s*["']?(?:\w+:)?//""", re.IGNORECASE)
_RUNS = {"", "module", "text/javascript", "application/javascript"}
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


@dataclass(frozen=True, slots=True)
class Leave:
    """What a page may do beside what every page may: run these sources, and load others than usual."""

    scripts: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)


USUAL = Leave()
WORKSHOP = Leave(
    # Python, which is WebAssembly; no text becomes a script by it.
    scripts=("'wasm-unsafe-eval'",),
    sources={
        # A worker from an address would have no policy at all; one in a blob has that of the page.
        "worker-src": "'self' blob:",
        # the preview
        "frame-src": "'self'",
    },
)


def secured(page: str, known: Iterable[str], leave: Leave = USUAL) -> str:
    """The page's whole HTML with its policy. Inline scripts may run where `known` holds them, and no other."""
    head = _HEAD.search(page)
    if head is None:
        return page
    tag = f'\n<meta http-equiv="Content-Security-Policy" content="{policy(known, leave)}">'
    return page[: head.end()] + tag + page[head.end() :]


def policy(known: Iterable[str], leave: Leave = USUAL) -> str:
    """The policy that lets these inline scripts run, as a browser reads it."""
    # In one order, whatever set they come from: a page that nobody changed is the same file after the next build.
    scripts = " ".join(["'self'", *leave.scripts, *sorted(set(map(_hash, known)))])
    sources = {**_SOURCES, **leave.sources, "script-src": scripts}
    return "; ".join(f"{name} {allowed}" for name, allowed in sources.items())


def inline_scripts(html: str) -> list[str]:
    """The inline scripts of a theme's own page, on which nobody's text stands."""
    return [script for attributes, script in _SCRIPT.findall(html) if _runs(dict(_ATTRIBUTE.findall(attributes)))]


def strangers(page: str, known: Collection[str]) -> list[str]:
    """The beginnings of scripts on a page that its policy won't let run, since nobody knows them."""
    if all(script in known for script in inline_scripts(page)) and not _FROM_ELSEWHERE.search(page):
        return []
    reader = _Scripts()
    try:
        reader.feed(page)
        reader.close()
    except AssertionError:
        # Python's reader gives up on some marks; a page that holds one isn't the theme's own work.
        return ["<!["]
    return [script.strip()[:60] for script in reader.found if script not in known]


class _Scripts(HTMLParser):
    """Reads what a browser would run; a regular expression can't tell a tag from one in an attribute."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag != "script":
            return
        self._inside = _runs(values)
        if self._inside:
            self.found.append("")
        elif _is_elsewhere(values.get("src", "")):
            self.found.append(values["src"])

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def _runs(attributes: Mapping[str, str]) -> bool:
    """Whether a script is inline, and one to a browser."""
    named = {name.lower(): value.strip("\"'").lower() for name, value in attributes.items()}
    return "src" not in named and named.get("type", "") in _RUNS


def _is_elsewhere(address: str) -> bool:
    return address.startswith("//") or "://" in address


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
