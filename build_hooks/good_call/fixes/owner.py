"""The owner that a tree lacks, where the other trees agree on one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Located
from good_call.fixes.fix import Fix
from good_call.fixes.new_field import field_below
from good_call.model.guide import Guide
from good_call.source.document import Document
from good_call.source.scalar import write_scalar


def fixes(located: Located, document: Document, guide: Guide) -> Iterator[Fix]:
    """The owner of most trees, unless two come first."""
    if located.diagnostic.rule != "missing-owner":
        return
    owners = Counter(tree.owner for tree in guide.trees.values() if tree.owner).most_common(2)
    if not owners or (len(owners) == 2 and owners[0][1] == owners[1][1]):
        return
    reason = f"most trees belong to {owners[0][0]}"
    line = f"owner: {write_scalar(owners[0][0])}"
    edit = field_below(document, ("summary",), (line,), reason) or field_below(document, ("title",), (line,), reason)
    if edit:
        yield Fix(document.file, (edit,), reason)
