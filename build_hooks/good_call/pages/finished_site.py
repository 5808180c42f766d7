"""What a generator without hooks built of our plain pages, made whole: its policy, and the copy for no connection."""

from __future__ import annotations

import re
from pathlib import Path

from good_call.pages.brand import Brand
from good_call.pages.imprint import Imprint
from good_call.pages.publication import publish
from good_call.pages.security_policy import Leave, inline_scripts, secured
from good_call.pages.shipped_assets import FOLDER, version_of, versioned

LOST_PAGE = "404.html"
"""A page of the theme's alone, on which nobody's text stands: its scripts are the theme's."""

_HERE = re.compile(r'new URL\("[./]*",location\)')
_DEPTHS = (".", "..", "../..", "../../..")
# The theme writes a style into its pages.
_LEAVE = Leave(sources={"style-src": "'self' 'unsafe-inline'"})
_IS_SECURED = 'http-equiv="Content-Security-Policy"'


def finish(site: Path, imprint: Imprint, brand: Brand) -> int:
    """Write into a built site what our own build would have; how many pages it has.

    The theme's scripts say how deep a page lies: such a one may run with any depth, and no other that isn't on the
    theme's own page.
    """
    known = {
        _HERE.sub(f'new URL("{depth}",location)', script)
        for script in inline_scripts((site / LOST_PAGE).read_text(encoding="utf-8"))
        for depth in ("/", *_DEPTHS)
    }
    assets = version_of({path.name: path.read_bytes() for path in (site / FOLDER).iterdir() if path.is_file()})
    pages = sorted(site.rglob("*.html"))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        if _IS_SECURED not in text:
            page.write_text(secured(versioned(text, assets), known, _LEAVE), encoding="utf-8")
    publish(site, imprint, brand, assets=assets)
    return len(pages)
