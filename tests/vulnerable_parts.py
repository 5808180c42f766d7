"""Ask whether a locked part has a known hole: `vulnerable_parts PIP-AUDIT LOCK`.

Prints a Markdown list of holes, then of parts that couldn't be judged; prints nothing where every part was judged and
none has a hole. Exit code 1 where nothing could be judged, with the reason.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from good_call.diagnostics.markdown_text import markdown_text

LOCKED = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[^\s;\\]+)", re.MULTILINE)
Part = tuple[str, str]
"""A name, as indexes compare names, and a version."""


class NotLookedError(Exception):
    """Nothing was looked at; the message says why."""


def report(audit: str, lock: Path) -> Iterator[str]:
    """One Markdown list item for each hole, then one for each part that couldn't be judged."""
    parts = [(_plain(each["name"]), each["version"]) for each in LOCKED.finditer(lock.read_text("utf-8"))]
    if not parts:
        raise NotLookedError(f"{lock} names no part")
    answers = {part: answer for asked in _rounds(parts) for part, answer in _ask(audit, asked).items()}
    judged = {part: answer["vulns"] for part, answer in answers.items() if part in parts and "vulns" in answer}
    if not judged:
        reasons = (str(each.get("skip_reason", "")) for each in answers.values())
        raise NotLookedError(f"no part could be judged: {next(filter(None, reasons), 'none was answered for')}")
    for part, holes in judged.items():
        yield from (_item(_told(part, hole)) for hole in holes)
    for part in parts:
        if part not in judged:
            reason = answers.get(part, {}).get("skip_reason", "nothing was answered for it")
            yield _item(f"{' '.join(part)} could not be judged: {reason}")


def _item(text: str) -> str:
    return f"- {markdown_text(text)}"


def _rounds(parts: list[Part]) -> Iterator[list[Part]]:
    """All parts, those that are locked for other systems too; no name twice at once, which would be refused."""
    left = parts
    while left:
        asked = {part[0]: part for part in reversed(left)}
        yield list(asked.values())
        left = [part for part in left if asked[part[0]] != part]


def _ask(audit: str, parts: list[Part]) -> dict[Part, dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="guide-") as folder:
        asked = Path(folder, "asked.txt")
        asked.write_text("".join(f"{name}=={version}\n" for name, version in parts), encoding="utf-8")
        how = ["--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
        command = [audit, "--requirement", str(asked), *how]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        # The exit code says nothing: it is 1 for a hole and for a failure alike, and 0 where all was skipped.
        answered: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
        return {(_plain(each["name"]), str(each.get("version") or _skipped(each, parts))): each for each in answered}
    except (ValueError, TypeError, KeyError):
        raise NotLookedError(done.stderr.strip()[-500:] or f"it ended with {done.returncode} and no word") from None


def _skipped(answer: dict[str, Any], parts: list[Part]) -> str:
    """The version of a part that was skipped: the answer names none."""
    return dict(parts).get(_plain(answer["name"]), "")


def _told(part: Part, hole: dict[str, Any]) -> str:
    names = ", ".join([str(hole["id"]), *map(str, hole.get("aliases", ()))])
    mended = ", ".join(map(str, hole.get("fix_versions", ()))) or "no version yet"
    return f"{' '.join(part)} has the hole {names}; mended in {mended}. {hole.get('description', '')[:300]}".strip()


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    try:
        items = list(report(sys.argv[1], Path(sys.argv[2])))
    except (NotLookedError, KeyError, OSError) as error:
        sys.exit(f"Couldn't look for known holes: {error}.")
    sys.stdout.write("".join(f"{item}\n" for item in items))
