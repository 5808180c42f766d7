"""The programs that may show a tree in a frame and be told what came of it: exact origins, named by the site."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ORIGIN = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?|http://(localhost|127\.0\.0\.1)(:[0-9]{1,5})?")


def why_not_origins(origins: Iterable[str]) -> str:
    """What is wrong with the first of them that names no origin; empty where all do."""
    wrong = next((each for each in origins if not _ORIGIN.fullmatch(each)), None)
    if wrong is None:
        return ""
    return (
        f"`frame_origins` names `{wrong}`, which is no origin: write `https://`, the host in small letters and nothing "
        "behind it, as in `https://acme.zendesk.com`; no `*`. Only for trying it out, `http://localhost` will do."
    )
