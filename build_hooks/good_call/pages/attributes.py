"""What the element reads of a node, as attributes of the page's HTML."""

from __future__ import annotations

from markupsafe import Markup

from good_call.model.answer import Answer
from good_call.model.measure import Typed, numeral
from good_call.model.moves import own
from good_call.model.node import Question, Step


def of_answer(question: Question, answer: Answer) -> Markup:
    """The answer's range, its former ids, and whether it is a step back."""
    attributes = Markup(" data-again") if answer.again else Markup("")
    if question.is_measured:
        attributes += _range(answer)
    return attributes + formerly(answer.formerly)


def of_step(step: Step) -> Markup:
    """Whether it leads back."""
    return Markup(" data-again") if step.again else Markup("")


def _range(answer: Answer) -> Markup:
    ends = (("from", answer.from_), ("below", answer.below))
    written = (Markup(' data-{}="{}"').format(name, numeral(value)) for name, value in ends if value is not None)
    return Markup("").join(written)


def formerly(ids: tuple[str, ...]) -> Markup:
    """Former ids, for old links."""
    here = own(ids)
    return Markup(' data-formerly="{}"').format(" ".join(here)) if here else Markup("")


def scale(field: Typed) -> Markup:
    """What may be typed."""
    return Markup(' data-unit="{}" data-decimals="{}" data-from="{}" data-to="{}"').format(
        field.unit, field.decimals, numeral(field.from_), numeral(field.to)
    )
