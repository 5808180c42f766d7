"""Who takes out of HTML what no text may hold: the sanitiser on whoever builds, our own where there is none."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Set
from dataclasses import field

from good_call.records import dataclass


@dataclass(frozen=True)
class Allowed:
    """What stays: elements, the attributes of each, and the schemes of links; `keep` may change or refuse a value.

    `rel` is what every link carries.
    """

    tags: Set[str]
    attributes: Mapping[str, Set[str]] = field(default_factory=dict)
    keep: Callable[[str, str, str], str | None] | None = None
    schemes: Set[str] = frozenset()
    rel: str | None = None


Clean = Callable[[str, Allowed], str]
"""HTML without what isn't allowed."""


def sanitised(text: str, allowed: Allowed) -> str:
    """What the sanitiser leaves. Whoever publishes uses this one."""
    import nh3  # imported late: a browser has none

    return nh3.clean(
        text,
        tags=set(allowed.tags),
        attributes={tag: set(names) for tag, names in allowed.attributes.items()},
        attribute_filter=allowed.keep,
        url_schemes=set(allowed.schemes),
        link_rel=allowed.rel,
    )


# As Python's Markdown writes it: every tag closed, every value in double quotes, every other sign an entity.
_TAG = re.compile(r'<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<given>(?: [a-z-]+="[^"<>]*")*)(?: ?/)?>')
_GIVEN = re.compile(r' ([a-z-]+)="([^"]*)"')
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
# A host that holds one of these is none, so the address leads nowhere.
_NO_HOST = re.compile(r"https?:[/\\]*[^/\\?#]*[\x00-\x20<>^|%]", re.IGNORECASE)
_EVERYWHERE = ("lang", "title")
"""What the sanitiser lets any element have."""


def taken_apart(text: str, allowed: Allowed) -> str:
    """The same of what our Markdown makes, without a sanitiser; anything that Markdown wouldn't make is words.

    For a preview alone, which shows nobody but its writer: the browser cleans it once more.
    """
    parts, done = [], 0
    for tag in _TAG.finditer(text):
        parts += [_words(text[done : tag.start()]), _tag(tag, allowed)]
        done = tag.end()
    return "".join([*parts, _words(text[done:])])


def _words(text: str) -> str:
    return html.escape(html.unescape(text.replace("\0", "")), quote=False).replace("\xa0", "&nbsp;")


def _tag(tag: re.Match[str], allowed: Allowed) -> str:
    name = tag["name"]
    if name not in allowed.tags:
        return ""
    if tag["end"]:
        return f"</{name}>"
    known = (*allowed.attributes.get(name, ()), *_EVERYWHERE)
    given = [each for each in _GIVEN.findall(tag["given"].replace("\0", "\ufffd")) if each[0] in known]
    kept = {attribute: _kept(name, attribute, html.unescape(value), allowed) for attribute, value in given}
    written = [f' {attribute}="{_quoted(value)}"' for attribute, value in kept.items() if value is not None]
    rel = f' rel="{allowed.rel}"' if name == "a" and allowed.rel else ""
    return f"<{name}{''.join(written)}{rel}>"


def _kept(tag: str, attribute: str, value: str, allowed: Allowed) -> str | None:
    scheme = _SCHEME.match(value) if attribute in ("href", "src") else None
    if scheme and (scheme[1].lower() not in allowed.schemes or _NO_HOST.match(value.strip())):
        return None
    return allowed.keep(tag, attribute, value) if allowed.keep else value


def _quoted(value: str) -> str:
    return html.escape(value, quote=False).replace('"', "&quot;").replace("\xa0", "&nbsp;")
