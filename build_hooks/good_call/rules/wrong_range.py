"""An answer's range is missing, empty, out of bounds, or stands where nothing is measured.

Where a question measures something (a number, ticks, a worksheet's total) every answer is a range of it: `from`
counts, `below` no longer counts. Where a rep picks by hand, an answer has no range. A range that no number, count or
total can fall into is wrong too: nobody would ever get its answer.

Bad:

```yaml
number: {unit: times, from: 0, to: 99}
answers:
  - answer: Once or never
    then: one-off
```

Good:

```yaml
number: {unit: times, from: 0, to: 99}
answers:
  - answer: Once or never
    below: 2
    then: one-off
  - answer: Twice or more
    from: 2
    then: signs
```
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Route
from good_call.graph.ranges import Flaw, FlawKind, is_upside_down, scale_of, unmet_by_total
from good_call.model.measure import Typed
from good_call.model.node import Question
from good_call.rules.gathering import gather
from good_call.rules.range_flaws import flaws_of, shown
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.NAMES

_KINDS: tuple[FlawKind, ...] = ("empty", "outside", "off-step")


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Each range is one that its measure can meet."""
    in_doubt: set[str] = set()
    for question in subject.tree.questions.values():
        of_measure = list(_measures(subject, question))
        # Bounds are judged by the measure's own: one slip there would be told at each of them.
        in_doubt |= {question.id} if of_measure else set()
        yield from of_measure
        if not question.is_measured:
            yield from _stray(subject, question)
        elif not is_upside_down(question):
            yield from gather(_missing(subject, question))
    for question, _, flaw in flaws_of(subject, *_KINDS):
        if question.id not in in_doubt:
            yield _flawed(subject, question, flaw)
    for question_id in subject.analysis.scales:
        question = subject.tree.questions[question_id]
        if question.worksheet is not None and not subject.analysis.flaws(question):
            yield from (_unmet(subject, question, flaw) for flaw in unmet_by_total(question))


def _measures(subject: TreeSubject, question: Question) -> Iterator[Diagnostic]:
    yield from _ends(subject, question)
    given = [
        name
        for name, value in (
            ("number", question.number),
            ("tick", question.tick),
            ("worksheet", question.worksheet),
        )
        if value is not None
    ]
    if len(given) > 1:
        place = subject.place("questions", question.id, given[1], part="key")
        message = f"a question measures one thing, and this one has `{given[0]}` and `{given[1]}`"
        yield Diagnostic(
            rule="wrong-range", message=message, place=place, label="the second", help="Make two questions of it."
        )
    if (question.worksheet is None) != (question.total is None):
        present = "total" if question.total else "worksheet"
        place = subject.place("questions", question.id, present, part="key")
        message = "a worksheet and its total belong together"
        yield Diagnostic(
            rule="wrong-range",
            message=message,
            place=place,
            label=f"only `{present}` is given",
            help="Add the other one.",
        )


def _ends(subject: TreeSubject, question: Question) -> Iterator[Diagnostic]:
    typed: dict[tuple[str, ...], Typed] = {
        ("worksheet", name): each for name, each in (question.worksheet or {}).items()
    }
    if question.number:
        typed["number",] = question.number
    for route, each in typed.items():
        yield from _too_fine(subject, ("questions", question.id, *route), each)
        if each.from_ > each.to:
            place = subject.place("questions", question.id, *route, "to")
            label = f"smaller than `from: {shown(each.from_)}`"
            yield Diagnostic(
                rule="wrong-range",
                message="nothing can be typed here",
                place=place,
                label=label,
                help="Change one of the two.",
            )


def _too_fine(subject: TreeSubject, route: Route, typed: Typed) -> Iterator[Diagnostic]:
    step = Fraction(1, 10**typed.decimals)
    for field, end in (("from", typed.from_), ("to", typed.to)):
        if end % step:
            yield Diagnostic(
                rule="wrong-range",
                message=f"nobody can type {shown(end)} here",
                place=subject.place(*route, field),
                label=f"numbers go in steps of {shown(step)} here",
                help="Round it, or give the number more `decimals`; no sign stands between thousands.",
            )


def _stray(subject: TreeSubject, question: Question) -> Iterator[Diagnostic]:
    for number, answer in enumerate(question.answers):
        if answer.has_range:
            field = "from" if answer.from_ is not None else "below"
            place = subject.place("questions", question.id, "answers", number, field, part="key")
            message = "this answer has a range, and the question measures nothing"
            yield Diagnostic(
                rule="wrong-range",
                message=message,
                place=place,
                label="a range of what?",
                help="Add `number`, `tick` or `worksheet`, or take it out.",
            )


def _missing(subject: TreeSubject, question: Question) -> Iterator[Diagnostic]:
    if len(question.answers) == 1 and scale_of(question):
        return
    for number, answer in enumerate(question.answers):
        if answer.has_range:
            continue
        place = subject.place("questions", question.id, "answers", number, "answer")
        message = "this answer does not say which numbers it takes"
        repair = "Add `from:`, `below:` or both."
        yield Diagnostic(
            rule="wrong-range", message=message, place=place, label="`from` or `below` is missing", help=repair
        )


def _flawed(subject: TreeSubject, question: Question, flaw: Flaw) -> Diagnostic:
    answer = question.answers[flaw.position]
    field = "from" if answer.from_ is not None and answer.from_ == flaw.low else "below"
    place = subject.place("questions", question.id, "answers", flaw.position, field)
    message, label, repair = _words(flaw)
    return Diagnostic(rule="wrong-range", message=message, place=place, label=label, help=repair)


def _unmet(subject: TreeSubject, question: Question, flaw: Flaw) -> Diagnostic:
    answer = question.answers[flaw.position]
    above = answer.from_ is not None and flaw.high is not None and answer.from_ > flaw.high
    place = subject.place("questions", question.id, "answers", flaw.position, "from" if above else "below")
    label = f"the total goes from {shown(flaw.low)} to {shown(flaw.high)}"
    repair = "Change this bound; or what the worksheet's fields take, or the sum."
    return Diagnostic(
        rule="wrong-range", message="no total can fall into this range", place=place, label=label, help=repair
    )


def _words(flaw: Flaw) -> tuple[str, str, str]:
    if flaw.kind == "empty":
        label = f"from {shown(flaw.low)} and below {shown(flaw.high)} leaves nothing"
        return "no measure falls into this range", label, "Make `below` larger than `from`."
    if flaw.kind == "off-step":
        repair = "Round it, or give the measure more `decimals`."
        return (
            "this bound is finer than the measure",
            f"the measure goes in steps of {shown(flaw.high)}",
            repair,
        )
    begins = flaw.low is not None and flaw.high is not None and flaw.low <= flaw.high
    label = f"the measure {'begins' if begins else 'ends'} at {shown(flaw.high)}"
    return f"{shown(flaw.low)} is out of the measure's bounds", label, "Change this bound, or the measure's."
