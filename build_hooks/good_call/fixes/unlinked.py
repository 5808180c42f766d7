"""A text whose links to one page have become their words alone."""

from __future__ import annotations

import posixpath
import re

from good_call.model.folders import Folders

_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]*)\]\(\s*<?(?P<path>[^)\s>#?]+)[^)\n]*\)")


def unlinked(text: str, file: str, gone: str, gone_file: str, folders: Folders) -> str:
    """The text of a file without the links to the page `gone`, such as `guides/late` or `articles/fair`.

    Texts of trees link from where pages lie, pages from file to file, and what lies outside of both by files' names.
    """
    uri = folders.uri(file)
    is_outside = not uri and not file.startswith(f"{folders.trees}/")
    names = {gone, f"{gone}.md", *([gone_file] if is_outside else [])}

    def kept(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(uri), found["path"]))
        # An address on the site may begin with ways up that lead out of the folder.
        return found["words"] if re.sub(r"^(?:\.\./)+", "", path) in names else found[0]

    return _LINK.sub(kept, text)
