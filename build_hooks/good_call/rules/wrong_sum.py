"""A worksheet's sum can't be computed.

A sum is made of the worksheet's fields and numbers, with `+ - * / ( )` and a space on both sides of each operator.
A divisor that could be 0 would leave a rep without an answer. A field whose id is a number would be taken for that
number.

Bad:

```yaml
sum: a-year / months        # months may be 0
```

Good:

```yaml
sum: a-year * months / 12
```
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.replacement import Replacement
from good_call.graph.formula import FormulaError, fields_of, parse
from good_call.graph.ranges import total_bounds
from good_call.model.nearest import did_you_mean
from good_call.rules.rule import Family, Stage, TreeSubject
from good_call.source.scalar import write_scalar

FAMILY = Family.COMPLETENESS
STAGE = Stage.NAMES

# A hyphen within a word belongs to a field's id.
_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[0-9]+)?|[()+*/-]|[^\s()+*/-]+")


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every total can be read, and computed for all numbers that can be typed."""
    for question in subject.tree.questions.values():
        if question.worksheet is None or question.total is None:
            continue
        place = subject.place("questions", question.id, "total", "sum")
        yield from _numbers(subject, question.id, question.worksheet)
        try:
            total_bounds(question)
        except FormulaError as error:
            repair, meant = _repair(question.total.sum, question.worksheet)
            mended = (Replacement(place, write_scalar(meant)),) if meant else ()
            message = "this sum can't be read"
            yield Diagnostic("wrong-sum", message, place, str(error), repair, replacements=mended)
        except ZeroDivisionError:
            repair = "Let the field start `from: 1`, or divide by something else."
            yield Diagnostic(
                "wrong-sum", "this sum could divide by 0", place, "what stands behind `/` can be 0", repair
            )


def _numbers(subject: TreeSubject, question_id: str, fields: Iterable[str]) -> Iterator[Diagnostic]:
    for field in fields:
        if field.isdecimal():
            place = subject.place("questions", question_id, "worksheet", field, part="key")
            repair = f"Give it an id with a letter in it, such as `in-{field}`, in the sum too."
            yield Diagnostic("wrong-sum", f"in a sum, `{field}` is a number", place, "it can't be a field", repair)


def _repair(written: str, fields: Collection[str]) -> tuple[str, str]:
    """What to write; and the sum as it was meant, where only spaces lack."""
    spaced = " ".join(_PART.findall(written))
    try:
        unknown = [each for each in sorted(fields_of(parse(spaced))) if each not in fields]
    except FormulaError:
        return "Write it as in `a-year * months / 12`.", ""
    if not unknown:
        meant = spaced.replace("( ", "(").replace(" )", ")")
        return f"Write `{meant}`.", meant
    return did_you_mean(unknown[0], fields) or f"Its fields are {', '.join(f'`{each}`' for each in fields)}.", ""
