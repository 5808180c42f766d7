"""The text of a new tree: small, whole, and with remarks for whoever writes on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import count

from good_call.model import placeholder
from good_call.model.house import House, Verdict
from good_call.model.identifier import LONGEST_ID, slug
from good_call.records import dataclass
from good_call.source.scalar import write_scalar

_UNCITED_FOR = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Leaf:
    """An answer of the first question, and the outcome that it leads to."""

    answer: str
    verdict: Verdict
    title: str


@dataclass(frozen=True)
class Seedling:
    """What `guide new` was told."""

    title: str
    summary: str
    owner: str
    question: str
    leaves: tuple[Leaf, ...]
    group: str = ""

    @property
    def question_id(self) -> str:
        """The first question's id."""
        return slug(self.question) or "first-question"

    def text(self, house: House, today: datetime.date) -> str:
        """The whole file."""
        return "\n".join([*self._head(today), *self._question(), *self._outcomes(house), *self._tests(today)]) + "\n"

    def _head(self, today: datetime.date) -> Iterator[str]:
        yield f"# yaml-language-server: $schema={'../' if self.group else ''}_schema/tree.json"
        yield "# What stands behind a # is a remark for you; no page shows it."
        yield f"title: {write_scalar(self.title)}"
        yield f"summary: {write_scalar(self.summary)}"
        yield f"owner: {write_scalar(self.owner)}"
        yield f"reviewed: {today}"
        yield f"start: {self.question_id}"
        yield ""

    def _question(self) -> Iterator[str]:
        yield "questions:"
        yield "  # The id comes first: a-z, 0-9 and hyphens. Answers name it behind `then`."
        yield f"  {self.question_id}:"
        yield f"    ask: {write_scalar(self.question)}"
        yield "    # help: What helps a rep to answer it."
        yield "    answers:"
        for leaf, outcome in self._ends():
            yield f"      - answer: {write_scalar(leaf.answer)}"
            yield f"        then: {outcome}"
        yield "  # For one more question, copy this one, give it another id, and let an answer lead there."
        yield ""

    def _ends(self) -> list[tuple[Leaf, str]]:
        """Each leaf with its outcome; leaves of the same title share one where they share the verdict."""
        taken = {self.question_id: ""}
        ends = []
        for leaf in self.leaves:
            outcome = next(
                each for each in self._ids(leaf) if taken.setdefault(each, leaf.verdict.id) == leaf.verdict.id
            )
            ends.append((leaf, outcome))
        return ends

    def _ids(self, leaf: Leaf) -> Iterator[str]:
        name = slug(leaf.title) or leaf.verdict.id
        yield name
        short = name[: LONGEST_ID - 5].rstrip("-")
        if name == self.question_id:
            yield f"{short}-then"
        yield from (f"{short}-{number}" for number in count(2))

    def _outcomes(self, house: House) -> Iterator[str]:
        yield "outcomes:"
        yield "  # The verdict is one of those in _house.yml, which also says what each must have."
        for outcome, leaf in {outcome: leaf for leaf, outcome in self._ends()}.items():
            yield f"  {outcome}:"
            yield f"    verdict: {write_scalar(leaf.verdict.name)}"
            yield f"    title: {write_scalar(leaf.title)}"
            yield from _filled(leaf.verdict, house)
            yield "    # principles: [article/principle]     # what it rests on; the page Principles shows the names"
        yield ""

    def _tests(self, today: datetime.date) -> Iterator[str]:
        yield "scenarios:"
        yield "  # Each is a test of the tree and a practice case on the site."
        for number, (leaf, outcome) in enumerate(self._ends(), 1):
            yield f"  - name: Story {number}"
            yield f"    story: A customer calls. {placeholder.STORY}"
            yield "    answers:"
            yield f"      {self.question_id}: {write_scalar(leaf.answer)}"
            yield f"    expect: {outcome}"
        yield ""
        yield "waivers:"
        yield "  - rule: uncited-outcome"
        yield "    at: outcomes"
        yield "    reason: The tree is new. Add the principles, then take this waiver out."
        yield f"    until: {today + _UNCITED_FOR}"


def _filled(verdict: Verdict, house: House) -> Iterator[str]:
    yield "    do:"
    yield f"      - {placeholder.TO_DO}"
    if "say" in verdict.demands:
        yield "    say:"
        yield f"      - {placeholder.TO_SAY}"
    approver = next(iter(house.roles), "nobody") if "approve" in verdict.demands else "nobody"
    yield f"    approve: {approver}"
    if "limit" in verdict.demands:
        yield f"    limit: {placeholder.LIMIT}"
    if "refer" in verdict.demands:
        yield f"    refer: [{next(iter(house.partners))}]"
    if "programme" in verdict.demands:
        yield f"    programme: {next(iter(house.programmes))}"
    yield f"    log: {placeholder.LOG}"
