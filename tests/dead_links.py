"""Ask every outside link of the given files and folders whether it still leads somewhere.

Prints a Markdown list of those that don't, with the files that hold them; prints nothing where all do. The
exit code is 0 either way: somebody else's server must not block anybody here.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

LINK = re.compile(r"""https?://[^\s<>"'`\])]+""")
SUFFIXES = {".md", ".yml"}
SECONDS = 20
AT_ONCE = 4
# a server that keeps robots out, or counts them, is not a dead link
ALIVE_ALL_THE_SAME = {401, 403, 405, 429}


def dead_links(paths: Iterable[Path]) -> Iterator[str]:
    """One Markdown list item for each dead link: the link, what its server said, the files that hold it."""
    places = _places(paths)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for link, fault in zip(places, pool.map(_fault, places), strict=True):
            if fault:
                yield f"- <{link}>: {fault} (in {', '.join(places[link])})"


def _places(paths: Iterable[Path]) -> dict[str, list[str]]:
    places = defaultdict[str, list[str]](list)
    for file in _files(paths):
        for link in sorted(_links(file.read_text("utf-8", "replace"))):
            places[link].append(file.as_posix())
    return dict(places)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in found if file.suffix in SUFFIXES and file.is_file())


def _links(text: str) -> set[str]:
    return {link.rstrip(".,;:!?") for link in LINK.findall(text)}


def _fault(link: str) -> str:
    request = Request(link, headers={"User-Agent": "good-call-dead-links"})
    try:
        urlopen(request, timeout=SECONDS).close()
    except HTTPError as error:
        return "" if error.code in ALIVE_ALL_THE_SAME else f"answers {error.code}"
    except (OSError, HTTPException, ValueError) as error:
        return f"does not answer ({type(error).__name__})"
    return ""


if __name__ == "__main__":
    for line in dead_links(map(Path, sys.argv[1:])):
        print(line)
