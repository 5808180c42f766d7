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
from dataclasses import replace

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place
from good_call.diagnostics.replacement import Replacement
from good_call.diagnostics.subject import Subject
from good_call.graph.formula import FormulaError, fields_of, parse
from good_call.graph.ranges import total_bounds
from good_call.model.nearest import nearest
from good_call.rules.rule import Family, Stage, TreeSubject
from good_call.source.scalar import write_scalar

FAMILY = Family.COMPLETENESS
STAGE = Stage.NAMES

# A hyphen within a word belongs to a field's id.
_OTHER_SIGNS = str.maketrans("×·∙÷−–", "***/--")
_PART = r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[0-9]+)?|[()+*/-]|[^\s()+*/-]+"


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
            yield _unreadable(place, question.total.sum, question.worksheet, str(error))
        except ZeroDivisionError:
            repair = "Let the field start `from: 1`, or divide by something else."
            yield Diagnostic(
                rule="wrong-sum",
                message="this sum could divide by 0",
                subject=Subject("sum", question.total.sum),
                place=place,
                label="what stands behind `/` can be 0",
                help=repair,
            )


def _numbers(subject: TreeSubject, question_id: str, fields: Iterable[str]) -> Iterator[Diagnostic]:
    for field in fields:
        if field.isdecimal():
            place = subject.place("questions", question_id, "worksheet", field, part="key")
            repair = f"Give it an id with a letter in it, such as `in-{field}`, in the sum too."
            yield Diagnostic(
                rule="wrong-sum",
                message=f"in a sum, `{field}` is a number",
                subject=Subject("worksheet field", field),
                place=place,
                label="it can't be a field",
                help=repair,
            )


def _plain_signs(written: str, fields: Collection[str]) -> str:
    """A sum with the signs of a keyboard, a point before decimals, and no `=` before it."""
    plain = re.sub(r"(?<=\d),(?=\d)(?!\d{3}(?!\d))", ".", written.translate(_OTHER_SIGNS)).lstrip("= ")
    return plain if "x" in fields else re.sub(r"(?<=\s)[xX](?=\s)", "*", plain)


def _unreadable(place: Place, written: str, fields: Collection[str], why: str) -> Diagnostic:
    """A sum that can't be read, with what to write: the sum as it was meant, where only spaces lack."""
    found = Diagnostic(
        rule="wrong-sum",
        message="this sum can't be read",
        place=place,
        label=why,
        help=f"Its fields are {', '.join(f'`{each}`' for each in fields)}.",
        subject=Subject("sum", written),
    )
    spaced = " ".join(re.findall(_PART, _plain_signs(written, fields)))
    try:
        unknown = [each for each in sorted(fields_of(parse(spaced))) if each not in fields]
    except FormulaError:
        return replace(found, help="Write it as in `a-year * months / 12`.")
    if unknown:
        guess = nearest(unknown[0], fields)
        subject = Subject("worksheet field", unknown[0])
        return replace(found, help="" if guess else found.help, subject=subject, meant=guess or "")
    meant = spaced.replace("( ", "(").replace(" )", ")")
    mended = (Replacement(place, write_scalar(meant)),)
    return replace(found, help=f"Write `{meant}`.", meant=meant, replacements=mended)
