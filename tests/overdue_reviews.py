"""List the reviews and waivers that are over, as `guide check --format json` in the current folder tells them.

Prints a Markdown list; prints nothing where none is over. Exit code 1 where it couldn't look, with the reason.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from good_call.diagnostics.markdown_text import markdown_text

RULES = {"review-due", "expired-waiver"}
HOUSE_FILE = "decision_trees/_house.yml"


class NotLookedError(Exception):
    """Nothing was looked at; the message says why."""


def overdue(command: Sequence[str]) -> Iterator[str]:
    """One Markdown list item for each thing that is over, then one for each file that couldn't be judged."""
    found = _diagnostics(command)
    for each in found:
        if each["rule"] in RULES and each["dated"] and not each["waived"]:
            yield _item("{file}, line {line}: {message}. {help}".format(**each))
    broken = sorted({each["file"] for each in found if each["severity"] == "error"})
    if HOUSE_FILE in broken:
        raise NotLookedError(f"{HOUSE_FILE} has errors, so nothing was judged")
    for file in broken:
        yield _item(f"{file} has errors, so it may not have been judged. `guide check` shows them.")


def _item(text: str) -> str:
    return f"- {markdown_text(text)}"


def _diagnostics(command: Sequence[str]) -> list[dict[str, Any]]:
    done = subprocess.run([*command, "check", "--format", "json"], capture_output=True, text=True, check=False)
    said = f"the check ended with {done.returncode}: {done.stderr.strip()[-500:] or 'no word'}"
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)["diagnostics"]
    except (ValueError, TypeError, KeyError):
        raise NotLookedError(said) from None
    if done.returncode not in (0, 1):
        raise NotLookedError(said)
    return found


if __name__ == "__main__":
    try:
        items = list(overdue(sys.argv[1:]))
    except (NotLookedError, KeyError, OSError) as error:
        sys.exit(f"Couldn't look for reviews and waivers that are over: {error}.")
    sys.stdout.write("".join(f"{item}\n" for item in items))
