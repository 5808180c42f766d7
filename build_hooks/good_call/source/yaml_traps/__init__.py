"""YAML's own traps, told in a trainer's terms: where a parser stops becomes what to mend."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.source.yaml_traps import characters, colons, dashes, documents, indents, pasted, quotes, signs
from good_call.source.yaml_traps.halt import at_mark
from good_call.source.yaml_traps.scene import Scene, scene_of
from good_call.source.yaml_traps.trap import Trap


def explain(error: yaml.YAMLError, text: str, file: str, line_offset: int = 0) -> Diagnostic:
    """One diagnostic for a text that a parser could not read, at the place where the mistake was made."""
    scene = scene_of(text, at_mark(getattr(error, "problem_mark", None)))
    trap = next((found for recognise in _TRAPS if (found := recognise(scene))), None) or _ANYTHING_ELSE
    return trap.diagnostic((scene.line, scene.column), file, line_offset)


# The first that knows the scene speaks: a parser stops alike at many, and the surer ones come first.
_TRAPS: tuple[Callable[[Scene], Trap | None], ...] = (
    pasted.merge_marks,
    pasted.fence,
    pasted.quoted_mail,
    indents.first_line,
    characters.tab,
    documents.second_document,
    characters.control,
    characters.odd_space,
    quotes.closed_otherwise,
    quotes.closed_late,
    dashes.long_dash,
    pasted.other_remark,
    pasted.bullet,
    signs.bracket_begins_text,
    colons.two_fields,
    colons.colon_in_text,
    colons.key_without_space,
    colons.line_without_colon,
    indents.further_in,
    dashes.dash_without_space,
    quotes.ended_early,
    signs.braces_as_line,
    dashes.two_dashes,
    indents.moved_left,
    indents.out_of_line,
    quotes.left_open,
    quotes.backslash,
    signs.first_character,
    signs.bracket,
    dashes.dash_after_key,
    colons.no_colon,
)


_ANYTHING_ELSE = Trap("this is not valid YAML", "here", "Compare this line with one of the same kind that works.")
