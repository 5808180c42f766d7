"""A file among the trees that is another part of the guide: house rules or calls, under a name that trees have."""

from __future__ import annotations

from yaml import MappingNode, Node

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place
from good_call.diagnostics.subject import Subject
from good_call.model.call import Calls
from good_call.model.field import form_of
from good_call.model.house import House
from good_call.model.tree import Tree
from good_call.source.document import Document

_PARTS = (
    (House, "these are house rules", "Call it `_house.yml`; or, if others build on it, a name that begins with `_`."),
    (Calls, "these are calls", "Call it `_calls.yml`."),
)


def another_part(document: Document, root: Node | None) -> Diagnostic | None:
    """What is told of such a file, in place of everything that makes it no tree; None for any other."""
    if not isinstance(root, MappingNode) or not root.value:
        return None
    keys = {str(key.value) for key, _ in root.value}
    for part, message, repair in _PARTS:
        of_both = form_of(part).fields.keys() & form_of(Tree).fields.keys()
        if len(keys - of_both) > 1 and keys <= form_of(part).fields.keys():
            return Diagnostic(
                rule="wrong-kind",
                message=f"{message}, and no tree",
                place=Place(document.file, span=document.span_of(root.value[0][0])),
                label="a tree has none of these fields",
                help=repair,
                subject=Subject("field", str(root.value[0][0].value)),
            )
    return None
