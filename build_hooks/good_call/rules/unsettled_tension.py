"""Two principles that pull apart stand on one node, and nothing settles it there.

The house rules list tensions: which two principles, why, how this guide settles it, and at which nodes. On any
other node the two would leave a rep with contrary advice.

Bad: a node that cites both, and is not listed in the tension's `at`.

Good: cite the one that decides here; or settle it here, and add `tree/node` to the tension's `at`.
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.subject import Subject
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.SENSE
STAGE = Stage.PROMISES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """No node cites both principles of a tension, but those that settle it."""
    tensions = subject.house.tensions
    for node in subject.tree.nodes.values():
        if len(node.principles) < 2:
            continue
        for tension in tensions:
            cited = set(tension.between) <= set(node.principles)
            if cited and f"{subject.tree.id}/{node.id}" not in tension.at:
                place = subject.place(*subject.tree.route(node.id), "principles", part="key")
                names = " and ".join(f"`{each}`" for each in tension.between)
                message = f"{names} pull apart, and nothing settles it here"
                label = "both are cited"
                repair = (
                    f"Cite one of them; or add `{subject.tree.id}/{node.id}` to the tension's `at` in the house rules."
                )
                yield Diagnostic(
                    rule="unsettled-tension",
                    message=message,
                    place=place,
                    label=label,
                    help=repair,
                    subject=Subject("tension", " ".join(tension.between)),
                )
