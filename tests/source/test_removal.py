"""One thing is taken out of a file, with nothing left empty and everything around it as it was."""

import pytest
from good_call.diagnostics.place import Route
from good_call.source.document import Document
from good_call.source.edit import apply
from good_call.source.removal import removal

TEXT = """\
# first
a: 1   # one
list:
  - x: 1
    y: [p, q, r]
    # of the second
  - y: 2
    z: |
      many

      lines
  # before the third
  - only: [one]   # alone

text: >
  folded

sole:
  inner:
    - item
last: end
"""


@pytest.mark.parametrize(
    ("route", "gone", "instead"),
    [
        (("a",), "a: 1   # one\n", ""),
        (("list", 0), "  - x: 1\n    y: [p, q, r]\n", ""),
        (("list", 0, "x"), "x: 1\n    y: [p", "y: [p"),
        (("list", 0, "y"), "    y: [p, q, r]\n", ""),
        (("list", 0, "y", 0), "p, q", "q"),
        (("list", 0, "y", 1), "q, r", "r"),
        (("list", 0, "y", 2), "q, r", "q"),
        (("list", 1, "y"), "y: 2\n    z", "z"),
        (("list", 1, "z"), "    z: |\n      many\n\n      lines\n", ""),
        (("list", 1), "  - y: 2\n    z: |\n      many\n\n      lines\n", ""),
        (("list", 2, "only", 0), "  - only: [one]   # alone\n", ""),
        (("text",), "text: >\n  folded\n", ""),
        (("sole", "inner", 0), "sole:\n  inner:\n    - item\n", ""),
        (("last",), "last: end\n", ""),
    ],
)
@pytest.mark.parametrize("end", ["", "\n", "\n# behind\n"])
def test_it_goes_with_what_would_be_left_empty(route: Route, gone: str, instead: str, end: str) -> None:
    text = TEXT.removesuffix("\n") + end
    edit = removal(Document("x.yml", text), route)
    assert edit
    assert TEXT.count(gone) == 1
    after = apply(text, [edit])
    assert after.rstrip("\n") == (text + "\n").replace(gone, instead).rstrip("\n")


def test_what_is_not_there_can_not_go() -> None:
    assert removal(Document("x.yml", TEXT), ("nowhere",)) is None
    assert removal(Document("x.yml", "a: 1\n"), ("a",)) is None
