"""What becomes of each construct of each format: it is read, refused in words, or told as left out."""

import pytest

from tests.exchange.constructs.construct import FORMATS, Construct, constructs


@pytest.mark.parametrize(
    "construct", [each for name in FORMATS for each in constructs(name)], ids=lambda each: f"{each.format}: {each.name}"
)
def test_construct_becomes_what_its_list_says(construct: Construct) -> None:
    assert construct.now() == construct.becomes
