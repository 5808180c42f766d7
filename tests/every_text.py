"""A guide in which every text field of every form is filled with words that a test chooses.

`unfilled` says which text fields the forms have and the guide lacks, so that a new field can't be forgotten.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from good_call.model.article import Article
from good_call.model.field import form_of
from good_call.model.house import House
from good_call.model.kind import Kind
from good_call.model.kinds import Entries, Group, Items, Text
from good_call.model.measure import Tick, TickKind, Unit
from good_call.model.tree import Tree

Fields = dict[str, Any]
Fill = Callable[[str], str]
"""The words for a text field, by its name: `tree.title`."""

ELSEWHERE = "elsewhere"
"""A tree and an article of plain words, for whatever must lead to another one."""
EVERYTHING = "everything"
"""The tree with every kind of node."""

NOT_FREE = {("total", "sum"), ("waiver", "at")}
"""Texts that the form judges word by word: a sum, a place."""


def tree(fill: Fill) -> Fields:
    """A small tree: what a page says of the whole, and a map with these words in it."""
    question = {"ask": fill("question.ask"), "answers": [{"answer": fill("answer.answer"), "id": "on", "then": "end"}]}
    end = {"verdict": "plain-end", "title": fill("outcome.title"), "principles": [f"{ELSEWHERE}/principle"]}
    return {**_of_the_whole(fill), "start": "question", "questions": {"question": question}, "outcomes": {"end": end}}


def large_tree(fills: list[Fill]) -> Fields:
    """One tree with every kind of node and measure, for one filling in four: with all, a page has megabytes."""
    numbered = list(enumerate(fills))[::4]
    door = {
        "ask": "Which one?",
        "answers": [
            {"answer": fill("answer.answer"), "id": f"on-{number}", "then": f"plain-{number}"}
            for number, fill in numbered
        ],
    }
    return {
        **_of_the_whole(lambda name: f"Words for {name}"),
        "start": "door",
        "questions": {"door": door} | _merged(_questions(fill, number) for number, fill in numbered),
        "steps": {f"step-{number}": _step(fill, number) for number, fill in numbered},
        "outcomes": {f"end-{number}": _outcome(fill, number) for number, fill in numbered},
        "safeguards": [_safeguard(fill, {"outcome": f"end-{number}"}, f"plain-{number}") for number, fill in numbered],
        "scenarios": [_scenario(fill, number) for number, fill in numbered],
        "waivers": [_waiver(fill) for _, fill in numbered],
    }


def _merged(parts: Iterable[Fields]) -> Fields:
    return {key: value for part in parts for key, value in part.items()}


def _of_the_whole(fill: Fill) -> Fields:
    return {
        "title": fill("tree.title"),
        "summary": fill("tree.summary"),
        "search": [fill("tree.search")],
        "owner": fill("tree.owner"),
        "reviewed": "2026-11-21",
        "retired": {"gone": fill("tree.retired")},
    }


def _links(number: int) -> Fields:
    return {"principles": [f"article-{number}/principle"], "policies": [f"policy-{number}"], "see": [ELSEWHERE]}


def _questions(fill: Fill, number: int) -> Fields:
    ask = fill("question.ask")
    ticks = [{"id": "one", "tick": fill("tick.tick")}, {"id": "two", "tick": fill("tick.tick") + " 2"}]
    bounds = {"from": "0", "to": "9"}
    label = {"label": fill("worksheet field.label"), "unit": fill("worksheet field.unit"), **bounds}
    return {
        f"plain-{number}": {
            "ask": ask,
            "help": fill("question.help"),
            "own": fill("question.own"),
            **_links(number),
            "answers": _picked(fill, number),
        },
        f"number-{number}": {
            "ask": ask + " 2",
            "number": {"unit": fill("number.unit"), **bounds},
            "answers": _ranges(fill, number, "tick"),
        },
        f"tick-{number}": {"ask": ask + " 3", "tick": ticks, "answers": _ranges(fill, number, "worksheet")},
        f"worksheet-{number}": {
            "ask": ask + " 4",
            "worksheet": {"a": label},
            "total": {"unit": fill("total.unit"), "sum": "a * 2"},
            "answers": _ranges(fill, number, "step"),
        },
    }


def _picked(fill: Fill, number: int) -> list[Fields]:
    words, hint = fill("answer.answer"), fill("answer.hint")
    return [
        {"answer": words, "id": "on", "hint": hint, "then": f"number-{number}"},
        {"answer": words + " 2", "id": "also", "then": f"number-{number}"},
        {"answer": words + " 3", "id": "out", "then": f"end-{number}"},
    ]


def _ranges(fill: Fill, number: int, then: str) -> list[Fields]:
    words = fill("answer.answer")
    return [
        {"answer": words + " few", "id": "few", "below": "2", "then": f"{then}-{number}"},
        {"answer": words + " many", "id": "many", "from": "2", "then": f"end-{number}"},
    ]


def _step(fill: Fill, number: int) -> Fields:
    return {
        "title": fill("step.title"),
        "tell": fill("step.tell"),
        "do": [fill("step.do")],
        "say": [fill("step.say")],
        "help": fill("step.help"),
        "own": fill("step.own"),
        **_links(number),
        "then": [{"if": {f"plain-{number}": "on"}, "go": f"end-{number}"}, {"otherwise": ELSEWHERE}],
    }


def _safeguard(fill: Fill, before: Fields, asked: str) -> Fields:
    return {"promise": fill("safeguard.promise"), "before": before, "always": [{"asked": asked}]}


def _scenario(fill: Fill, number: int) -> Fields:
    answers = {"door": f"on-{number}", f"plain-{number}": "out"}
    name = fill("scenario.name") + f" {number}"
    told = {"story": fill("scenario.story"), "says": {"door": fill("scenario.says")}}
    return {"name": name, **told, "answers": answers, "expect": f"end-{number}"}


def _waiver(fill: Fill) -> Fields:
    return {"rule": "long-path", "at": "tree", "reason": fill("waiver.reason"), "until": "2999-01-01"}


def _outcome(fill: Fill, number: int) -> Fields:
    return {
        "verdict": f"verdict-{number}",
        "title": fill("outcome.title"),
        "note": fill("outcome.note"),
        "do": [fill("outcome.do")],
        "say": [fill("outcome.say")],
        "approve": f"role-{number}",
        "limit": fill("outcome.limit"),
        "own": fill("outcome.own"),
        "refer": [f"partner-{number}"],
        "programme": f"programme-{number}",
        "commitments": [f"commitment-{number}"],
        "log": fill("outcome.log"),
        "next": [ELSEWHERE],
        **_links(number),
    }


def article(fill: Fill) -> Fields:
    """The front matter of one article."""
    principle = {name: fill(f"principle.{name}") for name in ("principle", "why", "quote")}
    words = {name: fill(f"article.{name}") for name in ("title", "summary", "author", "date", "source", "place")}
    return {**words, "principles": {"principle": {**principle, "theme": "theme-0"}}}


def house(fills: list[Fill]) -> Fields:
    """House rules with one of each thing for each filling.

    The escalation, which stands below every question, takes the first and the last.
    """
    entries = [_house_entries(fill, number) for number, fill in enumerate(fills)]
    names = ("themes", "roles", "policies", "commitments", "programmes", "partners")
    escalation = {"how": fills[0]("escalation.how"), "meanwhile": fills[-1]("escalation.meanwhile")}
    return {
        **{name: {f"{_one(name)}-{n}": entry[name] for n, entry in enumerate(entries)} for name in names},
        "verdicts": {
            "plain-end": {"means": "It ends.", "tone": "end"},
            **{f"verdict-{number}": entry["verdicts"] for number, entry in enumerate(entries)},
        },
        "escalation": {"who": "role-0", **escalation},
        "hard-stops": {f"stop-{number}": _hard_stop(fill) for number, fill in enumerate(fills)},
        # a page each, and so for one filling in four too; at night all hostile texts have one (`test_hostile_texts.py`)
        "removed": {f"gone-{n}": fill("the house rules.removed") for n, fill in list(enumerate(fills))[::4]},
        "synonyms": {f"word-{number}": [fill("the house rules.synonyms")] for number, fill in enumerate(fills)},
        "tensions": [entry["tension"] for entry in entries],
        "safeguards": [
            _safeguard(fill, {"verdict": f"verdict-{number}"}, f"plain-{number}") for number, fill in enumerate(fills)
        ],
    }


def _hard_stop(fill: Fill) -> Fields:
    return {
        **{name: fill(f"hard stop.{name}") for name in ("title", "promise", "by", "meanwhile")},
        "who": "role-0",
        "tree": EVERYTHING,
    }


def _one(name: str) -> str:
    return "policy" if name == "policies" else name.removesuffix("s")


def _house_entries(fill: Fill, number: int) -> Fields:
    principles = [f"article-{number}/principle"]
    return {
        "verdicts": {"means": fill("verdict.means"), "tone": "go"},
        "themes": fill("the house rules.themes"),
        "roles": {**{name: fill(f"role.{name}") for name in ("name", "phone")}, "mail": "manager@example.com"},
        "policies": {
            "title": fill("policy.title"),
            "rule": fill("policy.rule"),
            "why": fill("policy.why"),
            "alternatives": [fill("policy.alternatives")],
            "exceptions": {
                "exception": {
                    "exception": fill("exception.exception"),
                    "limit": fill("exception.limit"),
                    "approve": f"role-{number}",
                }
            },
            "principles": principles,
        },
        "commitments": {"commitment": fill("commitment.commitment"), "principles": principles},
        "programmes": {
            "title": fill("programme.title"),
            "qualifies": fill("programme.qualifies"),
            "adds": [fill("programme.adds")],
            "written": fill("programme.written"),
        },
        "partners": {name: fill(f"partner.{name}") for name in ("name", "fits", "contact")},
        "tension": {
            "between": [*principles, f"{ELSEWHERE}/principle"],
            "why": fill("tension.why"),
            "settled": fill("tension.settled"),
            "at": [f"{EVERYTHING}/door"],
        },
    }


def unfilled() -> set[tuple[str, str]]:
    """Text fields of the forms that the guide leaves out, as form and field."""

    def words(name: str) -> str:
        return name

    given = {Tree: large_tree([words]), Article: article(words), House: house([words])}
    filled = {field for group, fields in given.items() for field in _filled(group, fields)}
    known = {field for group in given for field in _text_fields(group, set())}
    return known - filled - NOT_FREE


def _text_fields(group: type, seen: set[type]) -> Iterator[tuple[str, str]]:
    if group in seen:
        return
    seen.add(group)
    form = form_of(group)
    for field in form.fields.values():
        if _is_text(field.kind):
            yield form.name, field.key
        inner = _group_of(field.kind)
        if inner:
            yield from _text_fields(inner, seen)


def _filled(group: type, fields: Fields) -> Iterator[tuple[str, str]]:
    form = form_of(group)
    for key, value in fields.items():
        kind = form.fields[key].kind
        inner = _group_of(kind)
        if _is_text(kind):
            yield form.name, key
        elif inner:
            for each in _each(kind, value):
                yield from _filled(inner, each)


def _each(kind: Kind[Any], value: Any) -> Iterable[Any]:
    if isinstance(kind, Entries) and isinstance(value, Mapping):
        return value.values()
    return value if isinstance(kind, Items) else [value]


def _is_text(kind: Kind[Any]) -> bool:
    inner = kind.kind if isinstance(kind, Items | Entries) else kind
    return isinstance(inner, Text | Unit)


def _group_of(kind: Kind[Any]) -> type | None:
    inner = kind.kind if isinstance(kind, Items | Entries) else kind
    if isinstance(inner, TickKind):
        return Tick
    return inner.group if isinstance(inner, Group) else None


def write_yaml(value: Any, indent: str = "") -> str:
    """Mappings, lists and texts as YAML; every text in double quotes, so that any character can stand in it."""
    if isinstance(value, Mapping):
        return "".join(f"{indent}{key}:{_child(each, indent)}" for key, each in value.items())
    if isinstance(value, list):
        items = (write_yaml(each, indent + "  ").removeprefix(indent + "  ") for each in value)
        return "".join(f"{indent}- {item}" for item in items)
    return f"{indent}{quoted(value)}\n"


def _child(value: Any, indent: str) -> str:
    if isinstance(value, str):
        return f" {quoted(value)}\n"
    return "\n" + write_yaml(value, indent + "  ")


def quoted(text: str) -> str:
    """The text in double quotes, in ASCII."""
    return '"' + re.sub(r'[^ -~]|["\\]', lambda found: _escape(found[0]), text) + '"'


def _escape(letter: str) -> str:
    if letter in '"\\':
        return "\\" + letter
    code = ord(letter)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _plain_tree() -> Fields:
    end = {"verdict": "plain-end", "title": "The end", "refer": "partner-0", "principles": f"{ELSEWHERE}/principle"}
    question = {"ask": "Is it so?", "answers": [{"answer": "Yes", "then": "end"}, {"answer": "No", "then": "stop"}]}
    return {
        "title": "Elsewhere",
        "summary": "A tree of plain words.",
        "start": "so",
        "questions": {"so": question},
        "outcomes": {"end": end, "stop": {**end, "title": "Another end"}},
    }


def write_guide(root: Path, fills: list[Fill], body: Callable[[int], str]) -> None:
    """Write a small tree and an article for each filling, and a large tree and house rules for all."""
    trees, articles = root / "decision_trees", root / "docs/articles"
    trees.mkdir(parents=True, exist_ok=True)
    articles.mkdir(parents=True, exist_ok=True)
    (trees / "_house.yml").write_text(write_yaml(house(fills)), encoding="utf-8")
    _write_tree(trees / f"{ELSEWHERE}.yml", _plain_tree())
    _write_tree(trees / f"{EVERYTHING}.yml", large_tree(fills))
    _write_article(articles / f"{ELSEWHERE}.md", article(lambda name: f"Plain words for {name}"), "Plain words.")
    for number, fill in enumerate(fills):
        _write_tree(trees / f"tree-{number}.yml", tree(fill))
        _write_article(articles / f"article-{number}.md", article(fill), body(number))


def _write_tree(path: Path, fields: Fields) -> None:
    path.write_text(write_yaml(fields), encoding="utf-8")


def _write_article(path: Path, fields: Fields, body: str) -> None:
    path.write_text(f"---\n{write_yaml(fields)}---\n{body}\n", encoding="utf-8", newline="\n")
