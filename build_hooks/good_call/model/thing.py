"""What an id of the form may name."""

from __future__ import annotations

from typing import Literal

Thing = Literal[
    "answer",
    "article",
    "commitment",
    "hard stop",
    "kind of call",
    "node",
    "nobody",
    "outcome",
    "partner",
    "policy",
    "principle",
    "programme",
    "question",
    "role",
    "rule",
    "step",
    "theme",
    "tick",
    "tree",
    "tree/node",
    "tree/outcome",
    "tree/question",
    "verdict",
]
"""`nobody` stands for the lack of a role; `tree/node` names a node of any tree, `tree/outcome` an outcome,
`tree/question` a question."""
