"""A text that is written reads back the same."""

import pytest
import yaml
from good_call.source.scalar import write_scalar
from hypothesis import given
from hypothesis import strategies as st


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs", "Cn"], blacklist_characters="\ufeff")))
def test_every_text_reads_back_the_same(text: str) -> None:
    assert yaml.load(f"x: {write_scalar(text)}\n", yaml.CBaseLoader)["x"] == text
    assert yaml.load(f"- {write_scalar(text)}\n", yaml.CBaseLoader)[0] == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Is it late?", "Is it late?"),
        ("Refund: yes or no?", '"Refund: yes or no?"'),
        ("It is order #12", '"It is order #12"'),
        ('"Sorry", she said', "'\"Sorry\", she said'"),
        ("He said “no”", "He said “no”"),
        ("»", '"»"'),
        ("[sic]", '"[sic]"'),
        ("- no", '"- no"'),
        ("", '""'),
        ("two\nlines", '"two\\nlines"'),
    ],
)
def test_quotes_stand_only_where_they_are_needed(text: str, written: str) -> None:
    assert write_scalar(text) == written
