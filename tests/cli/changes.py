"""Changes of the small guide, and what `guide diff` says of each."""

from __future__ import annotations

Edit = tuple[str, str, str]
"""A file, a text in it, and what stands there afterwards."""

MORE_HELP: Edit = ("keep", "help: Shouting counts.", "help: Shouting counts, swearing too.")
RETARGETED: Edit = ("keep", "        below: 100\n        then: part", "        below: 100\n        then: stay")
ANOTHER_STORY: Edit = ("keep", "story: All is well.", "story: All is very well.")
ANOTHER_PROMISE: Edit = ("keep", "      - asked: rude", "      - asked: [rude, late]")
_ASKED = "What must be done, and who approves"
_TICKED = "where “Which are true?” is answered “They lied”"
_ANSWERED = "“How often were they late?” is answered “Sometimes”"

TOLD: dict[str, tuple[Edit, str, list[str]]] = {
    "help": (
        MORE_HELP,
        "Words",
        ["“Were they rude?”: the help", "before: Shouting counts.", "now: Shouting counts, swearing too."],
    ),
    "story": (
        ANOTHER_STORY,
        "Scenarios",
        ["Scenario “The good one”: the story", "before: All is well.", "now: All is very well."],
    ),
    "promise": (
        ANOTHER_PROMISE,
        "Safeguards",
        [
            "Safeguard “Nobody goes before we asked whether they were rude.”: what must have happened",
            "before: “Were they rude?” was passed",
            "now: “Were they rude?” or “How often were they late?” was passed",
        ],
    ),
    "approval": (
        ("keep", "approve: manager", "approve: nobody"),
        _ASKED,
        ["“Let them go”: who must approve", "before: Your manager", "now: nobody"],
    ),
    "verdict": (
        ("keep", "verdict: let go", "verdict: keep serving"),
        _ASKED,
        ["“Let them go”: the verdict", "before: let go", "now: keep serving"],
    ),
    "limit": (
        ("keep", "limit: Once", "limit: Always"),
        _ASKED,
        ["“Let them go”: how far it goes", "before: Once", "now: Always"],
    ),
    "partner": (
        ("keep", "    refer: [birch]\n", ""),
        _ASKED,
        ["“Let them go”: the partners to send them to", "before: Birch & Co", "now: nothing"],
    ),
    "policy": (
        ("keep", "    policies: [pay-first]\n", ""),
        _ASKED,
        ["“Let them go”: the policies that it applies", "before: Customers pay when they order", "now: nothing"],
    ),
    "principle": (
        (
            "keep",
            "    help: Shouting counts.\n    principles: [saying-no/be-firm]\n",
            "    help: Shouting counts.\n",
        ),
        _ASKED,
        [
            "“Were they rude?”: the principles behind it",
            "before: “Say no once, politely, and keep to it.” [saying-no/be-firm]",
            "now: nothing",
        ],
    ),
    "list, line by line": (
        ("keep", "      - Tell them today.\n", "      - Shout back.\n      - Tell them tomorrow.\n"),
        "Words",
        [
            "“Let them go”: what to do",
            "added: Shout back.",
            "before: Tell them today.",
            "now: Tell them tomorrow.",
        ],
    ),
    "cases that differ": (
        ("keep", "{signs: lied, late: sometimes}", "{signs: [lied, they-said-sorry], late: sometimes}"),
        "Where answers lead",
        [
            "Answer “Some” of “Which are true?”: leads to",
            f"before: “What do they bring?” {_TICKED} and {_ANSWERED}",
            f"now: “What do they bring?” {_TICKED} or “They said sorry” and {_ANSWERED}",
        ],
    ),
}
"""A change, and all that its section says of it."""

_REWORDED: Edit = ("afterwards", 'answer: "No"\n', "answer: Not any more\n")
_TOLD_LIES: Edit = ("keep", "id: lied\n        tick: They lied", "tick: They told lies")
_IN_CASES: tuple[Edit, ...] = (
    ("keep", "signs: lied,", "signs: they-told-lies,"),
    ("keep", "signs: [lied]", "signs: [they-told-lies]"),
)
_NO_ANSWER = [("decision_trees/afterwards.yml", 11, "the published answer `no` is gone from this question")]
_NO_TICK = [("decision_trees/keep.yml", 31, "the published tick `lied` is gone from this question")]

Vanished = tuple[str, int, str]
"""A file, a line and a message."""

VANISHED: dict[str, tuple[tuple[Edit, ...], list[Vanished]]] = {
    "answer": ((_REWORDED,), _NO_ANSWER),
    "answer, same id": ((_REWORDED, ("afterwards", "more\n", "more\n        id: no\n")), []),
    "answer, formerly": ((_REWORDED, ("afterwards", "more\n", "more\n        formerly: [no]\n")), []),
    "answer, retired": (
        (_REWORDED, ("afterwards", "start: angry", "start: angry\nretired:\n  no: Say how much.")),
        [],
    ),
    "tick": ((_TOLD_LIES, *_IN_CASES), _NO_TICK),
    "tick, formerly": ((_TOLD_LIES, ("keep", "told lies", "told lies\n        formerly: [lied]"), *_IN_CASES), []),
}
"""Changes of what an answer or a tick is called, and what is said of its published id."""
