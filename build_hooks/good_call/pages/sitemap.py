"""The sitemap of a large guide: a short list of lists, so that a browser's every visit doesn't fetch all addresses.

The theme goes from page to page without loading the whole page anew where the sitemap lists both; in a large guide it
loads them, from the copy that the browser keeps.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

MOST_ADDRESSES = 300
_NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_ENTRY = re.compile(r"<url>.*?</url>", re.DOTALL)
_ADDRESS = re.compile(r"<loc>([^<]+)</loc>")


def divide_sitemap(site: Path) -> None:
    """Divide the sitemap of a built site where it is long."""
    whole = site / "sitemap.xml"
    entries = _ENTRY.findall(whole.read_text(encoding="utf-8")) if whole.is_file() else []
    if len(entries) <= MOST_ADDRESSES:
        return
    # The home page's address, with which all others begin.
    root = min((found for entry in entries for found in _ADDRESS.findall(entry)), key=len)
    parts = [entries[first : first + MOST_ADDRESSES] for first in range(0, len(entries), MOST_ADDRESSES)]
    for number, part in enumerate(parts, 1):
        text = "\n".join([_HEAD, f"<urlset {_NAMES}>", *part, "</urlset>", ""])
        (site / f"sitemap-{number}.xml").write_text(text, encoding="utf-8")
    told = [f"<sitemap><loc>{root}sitemap-{number}.xml</loc></sitemap>" for number in range(1, len(parts) + 1)]
    text = "\n".join([_HEAD, f"<sitemapindex {_NAMES}>", *told, "</sitemapindex>", ""])
    whole.write_text(text, encoding="utf-8")
    (site / "sitemap.xml.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
