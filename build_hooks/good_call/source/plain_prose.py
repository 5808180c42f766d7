"""Pages of plain prose, in which a link is a link: told by a look at the text, without Markdown."""

from __future__ import annotations

import re

_MARK = re.compile(r"[<>\[\]{}`\\|~\r\x00-\x08]|!!!|\?\?\?")
# Nothing in the words or in the address that Markdown could read as something else.
_LINK = re.compile(r"\[[\w ,.;'’?…–-]+\]\(([\w./:#-]+)\)", re.ASCII)
# Code and the end of a list may hold what looks like a link and is none; stress may swallow one.
_AROUND_LINKS = re.compile(r"[*_]|^(?: {4}| *[\t:]).*\[", re.MULTILINE)


def links_of_prose(body: str) -> tuple[str, ...] | None:
    """What a page links to, in order; None where only Markdown can say."""
    if not _MARK.search(body):
        return ()
    if _MARK.search(_LINK.sub("", body)) or _AROUND_LINKS.search(_LINK.sub("[", body)):
        return None
    return tuple(dict.fromkeys(_LINK.findall(body)))
