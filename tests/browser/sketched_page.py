"""A tree as the element reads it: the HTML of the contract, bare of everything that no script needs."""

from __future__ import annotations

from good_call.model.case import Case, Then
from good_call.model.node import Node, Outcome, Question, Step
from good_call.model.tree import Tree


def sketched_page(tree: Tree) -> str:
    """The `<decision-guide>` of a tree whose ids are its words."""
    sections = "".join(_section(node) for node in tree.nodes.values())
    bar = '<p class="gc-bar"><span class="gc-progress"></span></p>'
    return f'<decision-guide data-tree="{tree.id}" data-start="{tree.start}">{bar}{sections}</decision-guide>'


def _section(node: Node) -> str:
    start = f'<section class="gc-node" data-node="{node.id}" data-kind="{node.form_name}">'
    return f'{start}<h2 class="gc-ask" id="{node.id}">{node.words}</h2>{_onward(node)}</section>'


def _onward(node: Node) -> str:
    if isinstance(node, Outcome):
        return ""
    if isinstance(node, Step):
        return f'<ol class="gc-answers">{_answer("continue", "", node.then)}</ol>'
    ticks = "".join(f'<li data-tick="{tick.id}">{tick.tick}</li>' for tick in node.tick or ())
    return f'<ul>{ticks}</ul><ol class="gc-answers">{"".join(_answers(node))}</ol>'


def _answers(question: Question) -> list[str]:
    ranges = (
        "".join(
            f' data-{name}="{end}"' for name, end in (("from", each.from_), ("below", each.below)) if end is not None
        )
        for each in question.answers
    )
    return [_answer(each.id, ends, each.then) for each, ends in zip(question.answers, ranges, strict=True)]


def _answer(name: str, attributes: str, then: Then) -> str:
    start = f'class="gc-answer" data-answer="{name}"{attributes}'
    if then.single:
        return f'<li><a {start} href="#{then.targets[0]}">{name}</a></li>'
    cases = "".join(f"<li><a {_condition(case)}>{case.target}</a></li>" for case in then.cases)
    return f'<li><span {start}>{name}</span><ul class="gc-cases">{cases}</ul></li>'


def _condition(case: Case) -> str:
    asked = ";".join(f"{question}={'|'.join(ids)}" for question, ids in (case.if_ or {}).items())
    return (f'data-if="{asked}"' if asked else "data-otherwise") + f' href="#{case.target}"'
