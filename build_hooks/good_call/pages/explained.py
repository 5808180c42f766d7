"""A rule as its reference shows it."""

from __future__ import annotations

from typing import Protocol


class Explained(Protocol):
    """Pages know no rules: whatever looks like this is shown."""

    @property
    def id(self) -> str:
        """The rule's id."""

    @property
    def family(self) -> str:
        """The family of rules that it belongs to."""

    @property
    def severity(self) -> str:
        """`error` or `warning`."""

    @property
    def manual(self) -> str:
        """What it finds, in the first line; why, a bad and a good example below."""
