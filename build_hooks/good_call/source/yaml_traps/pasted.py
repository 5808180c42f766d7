"""What came along when lines were pasted: marks of a merge, fences of code, remarks and bullets of other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from good_call.source.yaml_traps.scene import Scene
from good_call.source.yaml_traps.trap import Trap

_MERGE = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?:\s|$)")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})[\w{}. -]*$")
_SLASHES = re.compile(r"(\s*)(//+)(?=\s|\w|$)")
_STARS = re.compile(r"\s*(/\*|\*/|<!--|-->)")
_BULLET = re.compile(r"(\s*)([*+•])(\s+)(?=\S)")
_QUOTED_MAIL = re.compile(r"((?:> ?)+)(?=\s*(?:- +)*[a-z][a-z0-9-]*:(?:\s|$))")


def merge_marks(scene: Scene) -> Trap | None:
    """The lines that git leaves where two people changed the same."""
    number = next((each for each, line in enumerate(scene.lines) if _MERGE.match(line)), None)
    if number is None:
        return None
    message = "git left two versions of the same lines here, and nobody has chosen between them"
    repair = "Keep one of the two, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`."
    return Trap(message, "the first begins here", repair, (number, 0))


def fence(scene: Scene) -> Trap | None:
    """The lines that stand around code in a chat or a Markdown page."""
    found = [each for each, line in enumerate(scene.lines) if _FENCE.match(line)]
    if not any(number in found for number in _near(scene)):
        return None
    marks = tuple((each, 0, len(scene.lines[each]), "") for each in found if not scene.lines[each].startswith(" "))
    first = min(number for number in _near(scene) if number in found)
    repair = "Remove this line, and the one like it at the other end."
    return Trap(
        "this line was pasted along from a page or a chat", "not of the form", repair, (first, 0), replacements=marks
    )


def other_remark(scene: Scene) -> Trap | None:
    """A remark as other languages write it."""
    for number in _near(scene):
        line = scene.text_of(number)
        slashes = _SLASHES.match(line)
        if slashes:
            at = (number, slashes.start(2))
            repair = f"Write `# {line[slashes.end() :].strip()}`."
            here = ((number, slashes.start(2), slashes.end(2), "#" if line[slashes.end() :][:1].isspace() else "# "),)
            return Trap("a remark begins with `#` here", "YAML doesn't know this sign", repair, at, replacements=here)
        stars = _STARS.match(line)
        if stars:
            repair = f"Take `{stars[1]}` out, and begin each line of the remark with `#`."
            return Trap(
                "a remark begins with `#` here", "YAML doesn't know this sign", repair, (number, stars.start(1))
            )
    return None


def bullet(scene: Scene) -> Trap | None:
    """A star or plus where a list item begins."""
    for number in _near(scene):
        found = _BULLET.match(scene.text_of(number))
        if found:
            at = (number, found.start(2))
            lines = (_BULLET.match(line) for line in scene.lines)
            same = ((each, mark.start(2), mark.end(3), "- ") for each, mark in enumerate(lines) if mark)
            repair = f"Write `- {scene.lines[number][found.end() :].strip()}`."
            message = f"a list item begins with a dash here, not with `{found[2]}`"
            return Trap(message, "this sign", repair, at, replacements=tuple(same))
    return None


def quoted_mail(scene: Scene) -> Trap | None:
    """The signs that a mail puts before each line that it quotes."""
    marks = [(each, found) for each, line in enumerate(scene.lines) if (found := _QUOTED_MAIL.match(line))]
    if not any(number == each for number in _near(scene) for each, _ in marks):
        return None
    lines = (re.match(r"(?:> ?)+", line) for line in scene.lines)
    cut = tuple((each, 0, found.end(), "") for each, found in enumerate(lines) if found)
    repair = "Remove the `>` at the beginning of each line, with the space behind it."
    return Trap(
        "this was pasted from a mail that quotes it", "no line begins so", repair, (marks[0][0], 0), replacements=cut
    )


def _near(scene: Scene) -> Iterator[int]:
    yield from dict.fromkeys((scene.line, scene.opened[0], scene.line_before))
