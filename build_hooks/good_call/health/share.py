"""A share: how much of something is covered, and by name what is not."""

from __future__ import annotations

from collections.abc import Iterable

from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """`covered` of `total`; `missing` names the rest in the order of the file."""

    covered: int = 0
    missing: tuple[str, ...] = ()

    @classmethod
    def of(cls, names: Iterable[tuple[str, bool]]) -> Share:
        """A share of things by their names, each with whether it is covered."""
        listed = list(names)
        missing = tuple(name for name, covered in listed if not covered)
        return cls(len(listed) - len(missing), missing)

    @property
    def total(self) -> int:
        """How many there are."""
        return self.covered + len(self.missing)

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 says that nothing is missing; nothing of nothing is 100."""
        return 100 * self.covered // self.total if self.total else 100

    def __add__(self, other: Share) -> Share:
        return Share(self.covered + other.covered, self.missing + other.missing)

    def __str__(self) -> str:
        return f"{self.covered} of {self.total}"
