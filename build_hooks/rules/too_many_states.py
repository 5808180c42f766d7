"""Cases ask about too many earlier answers at once.

A guide whose next step depends on very many answers given long before can't be proved, and nobody can follow it.
The check stops at 10,000 combinations and names the questions that make them.

Bad: a dozen questions, all asked about at the very end.

Good: ask what matters where it matters, or split the tree and hand over.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_hooks.diagnostics.diagnostic import Diagnostic
from build_hooks.graph.unfolding import MOST_STATES
from build_hooks.rules.rule import Group, Stage, TreeSubject

GROUP = Group.COMPLETENESS
STAGE = Stage.PATHS


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """The unfolded tree is small enough to be proved."""
    crowded = subject.analysis.unfolding.crowded
    if not crowded:
        return
    names = ", ".join(f"`{question}`" for question in crowded[:8])
    message = f"cases depend on more than {MOST_STATES:,} combinations of earlier answers"
    repair = f"Let fewer cases ask about {names}; or hand over to another tree between them."
    yield Diagnostic("too-many-states", message, subject.node_place(crowded[0]), "remembered for too long", repair)
