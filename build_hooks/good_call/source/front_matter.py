"""An article's front matter: the YAML between two lines of `---`, and the Markdown that follows."""

from __future__ import annotations

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import START_OF_FILE, Place, Span
from good_call.source.document import Document


def split(text: str, file: str) -> tuple[Document, str] | Diagnostic:
    """The document (whose YAML is the front matter) and the body, or a diagnostic."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return _missing(file)
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return _unclosed(file)
    return Document(file, text, "\n".join(lines[1:end]) + "\n", 1), "\n".join(lines[end + 1 :])


def _missing(file: str) -> Diagnostic:
    return Diagnostic(
        rule="missing-front-matter",
        message="this article has no front matter",
        place=Place(file, span=START_OF_FILE),
        label="the first line must be `---`",
        help="Begin with a line of three hyphens, then title, summary and principles, then three hyphens again.",
    )


def _unclosed(file: str) -> Diagnostic:
    return Diagnostic(
        rule="missing-front-matter",
        message="this article's front matter has no end",
        place=Place(file, span=Span(1, 1, 1, 4)),
        label="no second line of `---` follows",
        help="Put a line of three hyphens between the front matter and the article.",
    )
