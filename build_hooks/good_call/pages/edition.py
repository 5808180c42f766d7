"""What all pages of one build are made from; whatever several pages need is made once, here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import cached_property, partial
from typing import TypeVar

from markupsafe import Markup

from good_call.graph.analysis import Analysis
from good_call.health.guide_health import GuideHealth
from good_call.model.guide import Guide
from good_call.model.house import House, Tension
from good_call.model.moves import Move, moves
from good_call.model.node import Node
from good_call.model.same import Pair, Same, earlier_trees, same_questions
from good_call.model.tree import Tree
from good_call.pages.addresses import Addresses
from good_call.pages.brand import Brand
from good_call.pages.citations import Citations, Resting, cited_in
from good_call.pages.cleaning import Clean, sanitised
from good_call.pages.explained import Explained
from good_call.pages.fault import Fault
from good_call.pages.reasons import Reasons
from good_call.pages.texts import Texts
from good_call.pages.workshop_parts import WorkshopParts
from good_call.records import dataclass
from good_call.source.content_key import key_of
from good_call.source.memory import Memory
from good_call.words.catalogue import ENGLISH
from good_call.words.words import Words

Made = TypeVar("Made")


@dataclass(frozen=True)
class Edition:
    """A guide, what is wrong with it, and how the site is laid out.

    `faults` holds, by file, its errors: such a file's page shows them in place of its content.
    `issues` is the address that opens a new issue, empty where there is none.
    `memory` keeps what was made of one tree each; a page of all trees is quick to make of that.
    `health` and `rules` come from the checker; pages that show them are not made where they are missing. Nor is that of
    the workshop, where the site leaves it out. `clean` takes out of texts what they may not hold.
    """

    guide: Guide
    analyses: Mapping[str, Analysis] = field(default_factory=dict)
    faults: Mapping[str, Fault] = field(default_factory=dict)
    addresses: Addresses = field(default_factory=Addresses)
    issues: str = ""
    health: GuideHealth | None = None
    rules: tuple[Explained, ...] = ()
    workshop: WorkshopParts | None = None
    brand: Brand = field(default_factory=Brand)
    memory: Memory = field(default_factory=Memory, repr=False)
    words: Words = ENGLISH
    clean: Clean = sanitised
    _reasons: dict[str, Reasons] = field(default_factory=dict, init=False, repr=False)
    _made_from: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    @property
    def house(self) -> House:
        """The house rules. Only pages that can do without them are made where they can't be read."""
        assert self.guide.house
        return self.guide.house

    @property
    def has_workshop(self) -> bool:
        """Whether trainers can write on the site."""
        return self.workshop is not None and not self.workshop.is_left_out

    @cached_property
    def trees(self) -> dict[str, Tree]:
        """The trees that can be shown, by id."""
        return {tree.id: tree for tree in self.guide.trees.values() if tree.file not in self.faults}

    @property
    def guarded_trees(self) -> dict[str, Tree]:
        """The same for programs, with each question marked as private that gives a private answer away."""
        return {tree_id: self.analysis(tree).guarded for tree_id, tree in self.trees.items()}

    @cached_property
    def same(self) -> Same:
        """Which questions of which trees ask the same."""
        return same_questions(self.guide.trees)

    @cached_property
    def _leading(self) -> dict[str, set[str]]:
        """For each tree, those that hand over to it, at once or over others."""
        return earlier_trees({tree.id: tree for tree in self.guide.trees.values()})

    def asked_in(self, tree: Tree, question_id: str) -> tuple[Pair, ...]:
        """The questions of the trees that lead to this one that ask the same: one may have been answered already."""
        leading = self._leading.get(tree.id, set()) if self.same.first else set()
        return tuple(each for each in self.same.others(tree.id, question_id) if each[0] in leading)

    @cached_property
    def moved(self) -> dict[str, list[Move]]:
        """What left each tree for another: looked for once, since each tree's page asks."""
        left: dict[str, list[Move]] = defaultdict(list)
        for move in moves(self.guide):
            left[move.was[0]].append(move)
        return dict(left)

    @cached_property
    def all_trees(self) -> int:
        """The same for editions whose trees are the same, word for word."""
        documents = self.guide.documents
        return hash(tuple((tree.file, documents[tree.file].text) for tree in self.guide.trees.values()))

    @cached_property
    def citations(self) -> Citations:
        """Who rests on what, among the trees that can be shown."""
        cited = (self.memory.made(("cited", tree.id), tree, partial(cited_in, tree)) for tree in self.trees.values())
        return Citations(cited, self.guide.house)

    @cached_property
    def grounds(self) -> int:
        """The same for editions with the same house rules and articles, which any page may speak of."""
        trees = {tree.file for tree in self.guide.trees.values()} | set(self.guide.broken.values())
        others = (document for file, document in self.guide.documents.items() if file not in trees)
        return hash(tuple((each.file, each.text) for each in others))

    def made_from(self, tree: Tree) -> str:
        """Stands for its text, what all trees share, and the titles of the trees that it names."""
        if tree.id not in self._made_from:
            named = self.memory.made(("named", tree.id), tree, lambda: sorted(_named(tree)))
            titles = [(each, self.title(each), each in self.guide.tree_ids) for each in named]
            text = self.guide.documents[tree.file].text if tree.file in self.guide.documents else str(tree)
            asked = [
                (each, [(pair, self.title(pair[0])) for pair in self.asked_in(tree, each)]) for each in tree.questions
            ]
            all_of_it = (self.grounds, self.issues, self.addresses, self.has_workshop, titles, asked, text)
            self._made_from[tree.id] = self.memory.made(("made from", tree.id), all_of_it, lambda: key_of(*all_of_it))
        return self._made_from[tree.id]

    def piece(self, kind: str, tree: Tree, make: Callable[[], Made], shown: object = None) -> Made:
        """What is made of this tree, such as a part of a page, and perhaps of something else: that is `shown`."""
        return self.memory.made((kind, tree.id), (self.made_from(tree), shown), make)

    def resting(
        self, reasons: Reasons, restings: Sequence[Resting], write: Callable[[Reasons, Resting], Markup]
    ) -> Markup:
        """The nodes that rest on the same thing, each tree a list item."""
        items = (
            self.memory.made((f"resting {reasons.root} {each.ids}", each.tree.id), each, partial(write, reasons, each))
            for each in restings
        )
        return Markup("\n").join(items)

    def analysis(self, tree: Tree) -> Analysis:
        """The tree's graphs: those that the checker drew, or new ones."""
        return self.analyses.get(tree.id) or Analysis(tree, self.guide.tree_ids)

    def reasons(self, uri: str) -> Reasons:
        """Reasons as a page shows them; pages of one depth share them."""
        root = self.addresses.root(uri)
        if root not in self._reasons:
            self._reasons[root] = Reasons(
                self.guide, Texts(self.addresses, root, self.clean), self.addresses, root, self.words
            )
        return self._reasons[root]

    def settled_at(self, tension: Tension) -> list[tuple[Tree, Node]]:
        """The nodes that settle a tension, as far as they can be shown."""
        places = (place.partition("/") for place in tension.at)
        trees = ((self.trees.get(tree_id), node_id) for tree_id, _, node_id in places)
        return [(tree, tree.nodes[node_id]) for tree, node_id in trees if tree and node_id in tree.nodes]

    def title(self, tree_id: str) -> str:
        """The tree's title; its id where its file can't be read."""
        tree = self.guide.trees.get(tree_id)
        return tree.title if tree else tree_id


def _named(tree: Tree) -> set[str]:
    named = {target for _, _, then in tree.ways() for target in then.targets}
    named |= {each for node in tree.nodes.values() for each in (*node.see, *getattr(node, "next", ()))}
    return named - set(tree.nodes)
