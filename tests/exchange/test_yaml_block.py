"""Any text survives: written by us, read by our reader, it is the same to the letter."""

from typing import Any

import yaml
from good_call.exchange.yaml_block import write_block
from good_call.source.text_file import decode
from good_call.source.yaml_nodes import read_nodes
from hypothesis import example, given
from hypothesis import strategies as st

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80) | st.text(
    st.sampled_from(" \n\t:#-?&*!|>%@`'\"{}[],aé\\0yNo\x85\u2028\ufeff"), max_size=30
)


def value_of(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: value_of(value) for key, value in node.value}
    return [value_of(each) for each in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def read(text: str) -> Any:
    decoded = decode(text.encode(), "x.yml")
    assert isinstance(decoded, str)
    nodes = read_nodes(decoded, "x.yml")
    assert isinstance(nodes, yaml.Node), nodes
    return value_of(nodes)


@given(TEXTS)
@example("")
@example("- a")
@example("a: b")
@example("a #b")
@example("\n")
@example("a\n\n b\n")
@example("a\n\nb")
@example(" a\nb")
@example("---")
@example("--- a\n...")
@example("null")
@example("a\r\nb")
def test_a_text_survives_as_field_item_and_nested_field(text: str) -> None:
    value = {"field": text, "items": [text, {"first": text, "second": {"inner": text}}, text]}
    assert read(write_block(value)) == value


def test_a_text_of_several_lines_stays_readable() -> None:
    written = write_block({"help": "One:\n\n- two\n- three", "then": "x"})
    assert written == "help: |-\n  One:\n\n  - two\n  - three\nthen: x\n"


def test_flags_numbers_and_empty_lists_are_written_as_the_form_knows_them() -> None:
    assert write_block({"again": True, "from": 2, "answers": [], "if": {"a": ["b", "c"]}}) == (
        "again: true\nfrom: 2\nanswers: []\nif:\n  a:\n    - b\n    - c\n"
    )
