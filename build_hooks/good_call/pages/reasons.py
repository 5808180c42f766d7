"""Why a node says what it says: principles, policies, tensions, and the way out, each rendered once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from markupsafe import Markup

from good_call.model.article import Article
from good_call.model.guide import Guide
from good_call.model.house import Tension
from good_call.model.people import Role
from good_call.pages.addresses import Addresses, article_uri, tree_uri
from good_call.pages.templating import template
from good_call.pages.texts import Texts
from good_call.words.words import Words


class Reasons:
    """Reasons for the pages of one depth; `root` is their way up to the site's root."""

    def __init__(self, guide: Guide, texts: Texts, addresses: Addresses, root: str, words: Words) -> None:
        self._guide = guide
        self._addresses = addresses
        self.root = root
        self.words = words
        self._known: dict[tuple[str, str], Markup] = {}
        self.texts = texts

    def principle(self, citation: str) -> Markup:
        """A list item with a principle, its reason and its article; empty where nothing has this id."""
        return self._remembered("principle", citation)

    def policy(self, policy_id: str) -> Markup:
        """A policy with its reason, alternatives and exceptions; empty where nothing has this id."""
        return self._remembered("policy", policy_id)

    def commitment(self, commitment_id: str) -> Markup:
        """What the house promises everybody; empty where nothing has this id."""
        return self._remembered("commitment", commitment_id)

    def tensions(self, tree_id: str, node_id: str) -> Markup:
        """Tensions that are settled at this node."""
        settled = self._tensions.get(f"{tree_id}/{node_id}", ())
        return Markup("").join(self.tension(each) for each in settled)

    def tension(self, tension: Tension) -> Markup:
        """Two principles that pull apart, and how the guide settles it."""
        return self._macro("tension", tension)

    @cached_property
    def escalation(self) -> Markup:
        """Who takes over, how, and what to tell the customer meanwhile."""
        house = self._guide.house
        return self._macro("escalation", house.escalation, bool(house.hard_stops)) if house else Markup("")

    def role(self, role_id: str) -> Role:
        """The role; one that goes by its id where the house rules have none."""
        roles = self._guide.house.roles if self._guide.house else {}
        return roles.get(role_id) or Role(id=role_id, name=role_id)

    def article(self, citation: str) -> Article:
        """The article that teaches a principle. Raises KeyError."""
        return self._guide.articles[citation.partition("/")[0]]

    def principles(self, citations: Iterable[str]) -> list[tuple[str, str]]:
        """The sentence of each principle that exists, and the link to it."""
        known = ((each, self._guide.principle(each)) for each in dict.fromkeys(citations))
        return [(principle.principle, self.principle_link(each)) for each, principle in known if principle]

    def principle_link(self, citation: str) -> str:
        """The link to a principle in its article."""
        article_id, _, principle_id = citation.partition("/")
        return self.link(article_uri(article_id), principle_id)

    def tree_link(self, tree_id: str, anchor: str = "") -> str:
        """The link to a tree's page, or to a node on it."""
        return self.link(tree_uri(tree_id), anchor)

    def link(self, uri: str, anchor: str = "") -> str:
        """A link to a page of the site."""
        return self.root + self._addresses.of(uri) + (f"#{anchor}" if anchor else "")

    @cached_property
    def _tensions(self) -> dict[str, list[Tension]]:
        settled = defaultdict(list)
        for tension in self._guide.house.tensions if self._guide.house else ():
            for node in tension.at:
                settled[node].append(tension)
        return settled

    def _remembered(self, kind: str, cited: str) -> Markup:
        if (kind, cited) not in self._known:
            self._known[kind, cited] = self._rendered(kind, cited)
        return self._known[kind, cited]

    def _rendered(self, kind: str, cited: str) -> Markup:
        house = self._guide.house
        known: dict[str, Any] = {"policy": house.policies, "commitment": house.commitments} if house else {}
        found = self._guide.principle(cited) if kind == "principle" else known.get(kind, {}).get(cited)
        return self._macro(kind, found, cited) if found else Markup("")

    def _macro(self, name: str, *values: Any) -> Markup:
        macro = getattr(template("reasons.html", self.words).module, name)
        return Markup(macro(self, *values))
