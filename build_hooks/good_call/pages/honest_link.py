"""Links in texts: only those that lead where they seem to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

SCHEMES = {"http", "https", "mailto", "tel"}
REL = "noopener noreferrer"

# As the sanitiser writes it: every attribute in double quotes, and no link in another.
_LINK = re.compile(r'<a((?: [\w-]+="[^"]*")*)>(.*?)</a>', re.DOTALL)


def is_honest(address: str) -> bool:
    """Whether a link leads where it seems to, and somewhere at all.

    `//host` leads away under the cloak of a path, and so does what browsers make of other spellings; a path from
    the host's root would miss a site that stands below one.
    """
    target = address.strip()
    if not target.isprintable() or target.startswith(("/", "\\")):
        return False
    try:
        parts = urlsplit(target)
        return parts.scheme not in ("http", "https") or bool(parts.hostname)
    except ValueError:
        return False


def without_refused(html: str) -> str:
    """Sanitised HTML in which a link that lost its address is plain words: scripts take every `a` for a link."""
    if "<a" not in html:
        return html
    return _LINK.sub(lambda found: found[0] if ' href="' in found[1] else found[2], html)
