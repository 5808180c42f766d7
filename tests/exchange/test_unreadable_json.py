"""JSON that can't be read is refused in words of our own: Python's are for programmers."""

from __future__ import annotations

import pytest
from good_call.exchange import graph_json
from good_call.exchange.flowchart import FormatError


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "the file is empty"),
        ("  \n", "the file is empty"),
        ('{"nodes": {\n"a":', "line 2, column 5"),
        ('{"nodes": ' + "[" * 100_000, "nests far too deep"),
        ('{"nodes": ' + "9" * 5_000 + "}", "more digits than anybody can read"),
    ],
    ids=["empty", "blank", "cut", "deep", "long"],
)
def test_what_cannot_be_read_is_said_in_plain_words(text: str, why: str) -> None:
    with pytest.raises(FormatError, match=why):
        graph_json.read(text)
