"""What is proved of each file of a guide, by name, with what the checker found against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from good_call.diagnostics.diagnostic import Located
from good_call.model.guide import Guide, read_guide
from good_call.model.tree import Tree
from good_call.records import dataclass
from good_call.rules.check import Report, check_guide
from good_call.rules.proved import proved
from good_call.source.clock import today

WHOLE = "complete, no dead ends"
HOUSE = "house rules"
REST = "everything else"


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that holds of a file, or doesn't: `found` are the errors that say so.

    `judged` is false where nothing could be said yet, since the tree or the house rules have errors of their own.
    """

    name: str
    found: tuple[Located, ...]
    judged: bool = True


class Proofs:
    """The proofs of a guide, checked once."""

    def __init__(self, root: Path) -> None:
        self._report = check_guide(read_guide(root), today())
        self._missing = tuple(each for each in self._report.errors if not (root / each.diagnostic.place.file).exists())

    def of_file(self, file: str) -> tuple[Proof, ...]:
        """The proofs of one file, named from the guide's root; none where it is no part of the guide."""
        guide = self._report.guide
        trees = {tree.file: tree for tree in guide.trees.values()}
        if file == guide.folders.house:
            found = (each for file in guide.house_files for each in self._errors(file))
            return Proof(HOUSE, tuple(found)), Proof(REST, tuple(self._others()))
        if file in trees:
            return tuple(_of_tree(trees[file], self._report, self._missing))
        if file in guide.broken.values() or _is_article(guide, file):
            return (Proof(WHOLE if file.startswith(f"{guide.folders.trees}/") else "article", self._errors(file)),)
        return ()

    def _errors(self, file: str) -> tuple[Located, ...]:
        return tuple(each for each in self._report.errors if each.diagnostic.place.file == file)

    def _others(self) -> Iterator[Located]:
        """The errors in files that have no proof of their own."""
        for each in self._report.errors:
            file = each.diagnostic.place.file
            if file not in self._report.guide.house_files and not self.of_file(file):
                yield each


def _of_tree(tree: Tree, report: Report, missing: tuple[Located, ...]) -> Iterator[Proof]:
    """`missing` are errors in files that aren't there: no proof of their own could tell them."""
    errors = [each for each in report.errors if each.diagnostic.place.file == tree.file]
    about = [
        (f"{each.kind}: {each.words.rstrip('.') if each.kind == 'safeguard' else each.words}", each.found)
        for each in proved(tree, report)
    ]
    told = {id(each) for _, found in about for each in found}
    wrong = (*missing, *(each for each in errors if id(each) not in told))
    in_house = any(each.diagnostic.place.file in report.guide.house_files for each in report.errors)
    yield Proof(WHOLE, wrong)
    seen: Counter[str] = Counter()
    for name, found in about:
        seen[name] += 1
        number = f" ({seen[name]})" if seen[name] > 1 else ""
        yield Proof(name + number, found, judged=not wrong and not in_house)


def _is_article(guide: Guide, file: str) -> bool:
    path = Path(file)
    return (
        path.parent.as_posix() == guide.folders.articles
        and path.suffix == ".md"
        and not path.name.startswith(("_", "."))
    )
