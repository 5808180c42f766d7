"""Words on their way into the theme's templates can always be written to a file."""

import pytest
from good_call.pages.plain_words import all_words, plain_words


@pytest.mark.parametrize(
    ("text", "words"),
    [("a\ud83c\udf55b", "a🍕b"), ("a\ud800b", "a�b"), ("\udfff", "�"), ("plain", "plain"), ("<b>", "&lt;b&gt;")],
    ids=["both halves of a letter", "the first half", "the second half", "plain", "a tag"],
)
def test_half_a_letter_never_reaches_a_template(text: str, words: str) -> None:
    assert plain_words(text) == words
    assert all_words({"title": [text]}) == {"title": [words]}
