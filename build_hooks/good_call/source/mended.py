"""A text that YAML can't read, as it would be read after its one sure repair: so that the rest of it can be judged."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.replacement import Replacement
from good_call.source.document import Document
from good_call.source.edit import Edit, apply


def as_mended(document: Document, found: Sequence[Diagnostic]) -> Document | None:
    """The same document with quotes around the text in question, or with the space that is missing; else None.

    Its lines stay as they are in the file, and no other line moves.
    """
    repairs = found[0].replacements if len(found) == 1 and not document.yaml_text else ()
    if not repairs or not all(map(_is_sure, repairs)):
        return None
    edits = [Edit(document.file, each.place.span, each.text) for each in repairs if each.place.span]
    return dataclasses.replace(document, yaml_text=apply(document.text, edits))


def _is_sure(repair: Replacement) -> bool:
    # What moves a line may take it to another owner.
    return repair.text == " " or (repair.text[:1] in ("'", '"') and "\n" not in repair.text)
