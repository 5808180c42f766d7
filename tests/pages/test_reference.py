"""The references name every field and every rule, so that they can't lie."""

import markdown

from build_hooks.model.field import form_of
from build_hooks.model.json_schema import ROOTS, groups_of
from build_hooks.pages.reference import form_reference, reference_pages, rule_reference
from build_hooks.rules import RULES

_EXTENSIONS = ["attr_list", "tables", "pymdownx.superfences"]


def test_every_field_of_the_form_has_its_row_and_its_sentence() -> None:
    text = form_reference()
    for root in ROOTS.values():
        for group in groups_of(root):
            for field in form_of(group).fields.values():
                assert f"| `{field.key}` | " in text
                assert field.about.replace("|", "\\|") in text


def test_needed_fields_are_marked() -> None:
    assert "| `title` | a text, needed | The decision as a question. |" in form_reference()
    assert "| `owner` | a text | Who keeps it right. |" in form_reference()


def test_every_rule_has_its_manual_and_its_anchor() -> None:
    html = markdown.markdown(rule_reference(RULES), extensions=_EXTENSIONS)
    for rule in RULES:
        assert f'<h3 id="{rule.id}"><code>{rule.id}</code> ({rule.severity})</h3>' in html
    assert "{#" not in html
    assert html.count("<h2>") == len({rule.group for rule in RULES})


def test_form_reference_is_tables_all_the_way() -> None:
    html = markdown.markdown(form_reference(), extensions=_EXTENSIONS)
    assert html.count("<table>") == sum(len(groups_of(root)) for root in ROOTS.values())
    assert "{#" not in html
    assert not [line for line in html.split("\n") if line.startswith("<p>|")]


def test_pages_stand_where_trainers_look() -> None:
    assert [page.uri for page in reference_pages(RULES)] == ["trainers/form.md", "trainers/rules.md"]
