"""The form's reference and the rule reference, written from the form and the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_hooks.model.field import Field, form_of
from build_hooks.model.json_schema import ROOTS, groups_of
from build_hooks.pages.edition import Edition
from build_hooks.pages.explained import Explained
from build_hooks.pages.page import Page

FORM_URI = "trainers/form.md"
RULES_URI = "trainers/rules.md"

_WHERE = {
    "tree": "A tree is one file of the folder `decision_trees`; its name is the tree's id.",
    "house": "The house rules are the file `decision_trees/_house.yml`.",
    "article": "An article is one file of the folder `docs/articles`; these fields stand between two lines of `---`.",
}
_INTRODUCTION = """\
# The form

Every field that a file may have. An id is made of a-z, 0-9 and hyphens, with at most 60 characters. Texts are
Markdown: emphasis, links and lists. Put a text in quotes where it holds a colon with a space behind it, or begins
with a sign such as `*`, `&`, `[`, `{`, `@` or `%`."""


def reference_pages(edition: Edition) -> Iterator[Page]:
    """Both references as pages of the site; that of the rules where the edition was handed any.

    Search is left to reps: the two would be a quarter of its index.
    """
    yield Page(
        uri=FORM_URI,
        title="The form",
        summary="Every field that a tree, the house rules or an article may have.",
        markdown=form_reference(),
        render=lambda body: body,
        hides=(),
        searchable=False,
    )
    if edition.rules:
        yield Page(
            uri=RULES_URI,
            title="The rules",
            summary="Everything that the checker finds, with a bad and a good example.",
            markdown=rule_reference(edition.rules),
            render=lambda body: body,
            hides=(),
            searchable=False,
        )


def form_reference() -> str:
    """Markdown: a section for each kind of file, a table for each of its groups."""
    return "\n\n".join([_INTRODUCTION, *(part for name in ROOTS for part in _file(name))]) + "\n"


def _file(name: str) -> Iterator[str]:
    root, *groups = groups_of(ROOTS[name])
    yield f"## {_title(root)} {{#{name}}}\n\n{_WHERE[name]}\n\n{_table(root)}"
    for group in groups:
        anchor = f"{name}-{form_of(group).name.replace(' ', '-')}"
        yield f"### {_title(group)} {{#{anchor}}}\n\n{_sentence(group)}\n\n{_table(group)}"


def _title(group: type) -> str:
    return form_of(group).name.removeprefix("the ").capitalize()


def _sentence(group: type) -> str:
    return (group.__doc__ or "").partition("\n")[0]


def _table(group: type) -> str:
    rows = [_row(field) for field in form_of(group).fields.values()]
    return "\n".join(["| Field | What it is | What it is for |", "|---|---|---|", *rows])


def _row(field: Field) -> str:
    needed = ", needed" if field.required else ""
    return f"| `{field.key}` | {_cell(field.kind.words)}{needed} | {_cell(field.about)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def rule_reference(rules: Iterable[Explained]) -> str:
    """Markdown: a section for each group of rules, below it the manual of each."""
    introduction = (
        "# The rules\n\nAll that `guide check` finds, and `guide diff` where a rule says so. An error stops the site "
        "from being published; a warning doesn't, and can be waived with a reason and a date. `guide explain` shows "
        "the same in the terminal."
    )
    listed = list(rules)
    groups = dict.fromkeys(rule.group for rule in listed)
    parts = [part for group in groups for part in _group(group, [rule for rule in listed if rule.group == group])]
    return "\n\n".join([introduction, *parts]) + "\n"


def _group(name: str, rules: list[Explained]) -> Iterator[str]:
    yield f"## {name}"
    for rule in rules:
        yield f"### `{rule.id}` ({rule.severity}) {{#{rule.id}}}\n\n{rule.manual.strip()}"
