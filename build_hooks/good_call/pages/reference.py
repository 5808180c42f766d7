"""The form's reference and the rule reference, written from the form and the rules themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from good_call.model.field import Field, form_of
from good_call.model.json_schema import ROOTS, groups_of
from good_call.model.kinds import Entries, Id
from good_call.pages.edition import Edition
from good_call.pages.examples import example_of, whole_example
from good_call.pages.explained import Explained
from good_call.pages.page import Page

FORM_URI = "trainers/form.md"
RULES_URI = "trainers/rules.md"

_WHERE = {
    "tree": "A tree is one file of the folder `decision_trees`, or of a folder in it, which is then a group of trees; "
    "its name is the tree's id.",
    "group": "What a group is called stands in `_group.yml` in its folder. A folder without that file is a group too.",
    "house": "The house rules are the file `decision_trees/_house.yml`.",
    "calls": "The calls are the file `decision_trees/_calls.yml`; a guide may do without it.",
    "article": "An article is one file of the folder `docs/articles`; these fields stand between two lines of `---`.",
}
_INTRODUCTION = """\
# The form

Every field that a file may have, with lines that you can copy. [A whole tree](#example) stands at the end; the lines
about trees are taken from it.

- An **id** is the short name by which files and links call something. It is made of a-z, 0-9 and hyphens, with at most
  60 characters. An answer or a tick without an `id` gets one from its words: `Yes, once` becomes `yes-once`.
- A **node** is what a rep sees at one time: a question, a step or an outcome.
- A **path** is one way through a tree, from its start to an outcome.
- A **waiver** accepts a warning on purpose, with a reason and the day on which somebody looks at it again.

What belongs to something stands below it, two spaces further in. Each item of a list begins with a dash and a space;
ids in a list may also stand in brackets, as in `[one, two]`. Texts are Markdown: emphasis, links and lists. Put a
text in quotes where it holds a colon with a space behind it, or begins with a sign such as `*`, `&`, `[`, `{`, `@`
or `%`."""
_PROMISED = """\
 In the house rules it holds for every tree. Where a path breaks it, the checker shows the path: put a question or a
step on it that truly asks or tells what was promised, with the principle behind `cited` among its `principles`."""
_WHOLE = """\
## A whole tree {#example}

Save it as `decision_trees/may-they-pay-later.yml`, and `guide check` finds nothing to fix."""
_GROUP = re.compile(r"fields of ((?:an? )?([a-z ]+))")


def reference_pages(edition: Edition) -> Iterator[Page]:
    """Both references as pages of the site; that of the rules where the edition was handed any.

    Search is left to reps: the two would be a quarter of its index.
    """
    yield Page(
        uri=FORM_URI,
        title="The form",
        summary="Every field that a tree, a group, the house rules or an article may have.",
        markdown=edition.memory.made(("reference", FORM_URI), (), form_reference),
        render=lambda body: body,
        hides=(),
        searchable=False,
    )
    if edition.rules:
        yield Page(
            uri=RULES_URI,
            title="The rules",
            summary="Everything that the checker finds, with a bad and a good example.",
            markdown=edition.memory.made(
                ("reference", RULES_URI), edition.rules, partial(rule_reference, edition.rules)
            ),
            render=lambda body: body,
            hides=(),
            searchable=False,
        )


def form_reference() -> str:
    """Markdown: a section for each kind of file; a table and an example for each of its groups; a whole tree."""
    parts = (part for name in ROOTS for part in _file(name))
    return "\n\n".join([_INTRODUCTION, *parts, f"{_WHOLE}\n\n{_yaml(whole_example('tree'))}"]) + "\n"


def _file(name: str) -> Iterator[str]:
    root, *groups = groups_of(ROOTS[name])
    yield f"## {_title(root)} {{#{name}}}\n\n{_WHERE[name]}\n\n{_shown(name, root)}"
    for group in groups:
        anchor = _anchor(name, form_of(group).name)
        promised = _PROMISED if anchor == "house-safeguard" else ""
        yield f"### {_title(group)} {{#{anchor}}}\n\n{_sentence(group)}{promised}\n\n{_shown(name, group)}"


def _anchor(name: str, group: str) -> str:
    return f"{name}-{group.replace(' ', '-')}"


def _title(group: type) -> str:
    return form_of(group).name.removeprefix("the ").capitalize()


def _sentence(group: type) -> str:
    return (group.__doc__ or "").partition("\n")[0]


def _shown(name: str, group: type) -> str:
    return f"{_table(name, group)}\n\n{_yaml(example_of(name, form_of(group).name))}"


def _yaml(text: str) -> str:
    return f"```yaml\n{text.rstrip()}\n```"


def _table(name: str, group: type) -> str:
    rows = [_row(name, field) for field in form_of(group).fields.values()]
    return "\n".join(["| Field | What it is | What it is for |", "|---|---|---|", *rows])


def _row(name: str, field: Field) -> str:
    needed = ", needed" if field.required else ""
    return f"| `{field.key}` | {_cell(_what(name, field))}{needed} | {_cell(field.about)} |"


def _what(name: str, field: Field) -> str:
    """The words of a kind, with the way to what it is made of."""
    keys = "ids" if isinstance(field.kind, Entries) and isinstance(field.kind.key, Id) else "names"
    words = field.kind.words.replace("fields, each with", f"{keys}, each with")
    return _GROUP.sub(lambda found: f"[{found[1]}](#{_anchor(name, found[2])})", words)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def rule_reference(rules: Iterable[Explained]) -> str:
    """Markdown: a section for each family of rules, below it the manual of each."""
    introduction = (
        "# The rules\n\nAll that `guide check` finds, and `guide diff` where a rule says so. An error stops the site "
        "from being published; a warning doesn't, and can be waived with a reason and a date. `guide explain` shows "
        "the same in the terminal."
    )
    listed = list(rules)
    families = dict.fromkeys(rule.family for rule in listed)
    parts = [
        part for family in families for part in _family(family, [rule for rule in listed if rule.family == family])
    ]
    return "\n\n".join([introduction, *parts]) + "\n"


def _family(name: str, rules: list[Explained]) -> Iterator[str]:
    yield f"## {name}"
    for rule in rules:
        yield f"### `{rule.id}` ({rule.severity}) {{#{rule.id}}}\n\n{rule.manual.strip()}"
