"""The kinds of value that the form knows."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from build_hooks.model.a_or_an import a_or_an
from build_hooks.model.field import Kind, form_of
from build_hooks.model.identifier import ID_PATTERN, LONGEST_ID, as_id, is_id, slug
from build_hooks.model.mistakes.fields import report_comma, report_repeated
from build_hooks.model.mistakes.misplaced import is_out_of_place
from build_hooks.model.mistakes.wrong_kind import report_wrong_kind
from build_hooks.model.nearest import did_you_mean

if TYPE_CHECKING:
    from build_hooks.model.form_reader import FormReader

_DIGITS = r"-?[0-9]{1,15}(\.[0-9]{1,6})?"
_GROUPED = re.compile(r"[$€£]? ?(-?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,6})?)")
"""A number with a currency's sign, or with commas between its thousands: `2,000`, never `2,5`."""

# Editors quarrel over `12:30` or `no` where a schema says string; the checker alone judges a text.
ANY_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}


def scalar(reader: FormReader, node: Node, expected: str) -> str | None:
    """The text of a scalar, for kinds that judge it themselves."""
    if not isinstance(node, ScalarNode):
        return report_wrong_kind(reader.mistakes, node, expected)
    if not node.value:
        return reader.report(
            "empty-text", node, f"here should stand {expected}", "nothing stands here", f"Write {expected}."
        )
    return str(node.value)


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown for people: emphasis, links and lists; never HTML."""

    words: str = "a text"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> str | None:
        """The text as typed."""
        return reader.text(node, in_flow)

    def schema(self) -> dict[str, Any]:
        """Any scalar."""
        return ANY_SCALAR


@dataclass(frozen=True, slots=True)
class Id:
    """An id of our own: a key, or a reference to one."""

    words: str = "an id"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> str | None:
        """The id, if it is one."""
        known = as_id(node.value) if isinstance(node, ScalarNode) else ""
        if known:
            return known
        value = scalar(reader, node, self.words)
        if value is None or is_id(value):
            return value
        return bad_id(reader, node, value, self.words)

    def schema(self) -> dict[str, Any]:
        """A string with the pattern of ids; an id of digits alone is a number to an editor."""
        return {"type": ["string", "integer"], "pattern": f"^{ID_PATTERN}$", "maxLength": LONGEST_ID}


def bad_id(reader: FormReader, node: Node, value: str, words: str = "an id") -> None:
    """Report a text where an id was meant."""
    guess = slug(value)
    known = reader.id_of(value, words) if words.startswith("the id of") else ""
    message = f"`{value[:70]}` is no id"
    label = "only a-z, 0-9 and hyphens between, at most 60 characters"
    repair = f"Write `{guess}`." if guess else "Write it with letters from a to z."
    instead = known or guess
    if known:
        repair = f"Write its id: `{known}`."
    elif guess and words != "an id" and (" " in value or not words.startswith("the id")):
        instead = ""
        repair = f"Write {words}, not its words: `{guess}`, if that is its id."
    reader.report("bad-id", node, message, label, repair)
    if instead:
        reader.mend(node, instead)


@dataclass(frozen=True, slots=True)
class Citation:
    """`article/principle`, or `tree/node`."""

    words: str = "an `article/principle`"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> str | None:
        """The citation as typed."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        first, slash, second = value.partition("/")
        if slash and is_id(first) and is_id(second):
            return value
        message = f"`{value[:70]}` is not {self.words}"
        repair = "Write it as in `fire-a-customer/last-resort`."
        if "," in value or ";" in value:
            repair = "Put several in brackets, with a comma between them: `[…, …]`."
        return reader.report("bad-id", node, message, "two ids with a `/` between", repair)

    def schema(self) -> dict[str, Any]:
        """A string of two ids."""
        return {"type": "string", "pattern": f"^{ID_PATTERN}/{ID_PATTERN}$"}


@dataclass(frozen=True, slots=True)
class Words:
    """Words that name something of the house, or the slug of them; read as the slug."""

    words: str = "a verdict"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> str | None:
        """The slug of the words."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        return slug(value) or bad_id(reader, node, value)

    def schema(self) -> dict[str, Any]:
        """Any scalar."""
        return ANY_SCALAR


def is_number(text: str) -> bool:
    """Whether it is a number as people write it: digits, at most 15, and at most six behind a point."""
    return re.fullmatch(_DIGITS, text) is not None


def digits_of(text: str) -> str:
    """The digits of a number with a currency's sign or with commas between its thousands; empty for anything else."""
    found = _GROUPED.fullmatch(text)
    return found[1].replace(",", "") if found else ""


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number, as digits with an optional point; read as a `Fraction`."""

    words: str = "a number"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> Fraction | None:
        """The number, exactly."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        if is_number(value):
            return Fraction(value)
        meant = digits_of(value)
        repair = (
            f"Write `{meant}`." if meant else "Write digits only, with a point before decimals: `30000` or `12.50`."
        )
        reader.report("wrong-kind", node, f"`{value[:40]}` is no number", "a number should stand here", repair)
        return reader.mend(node, meant) if meant else None

    def schema(self) -> dict[str, Any]:
        """A number, or its digits in quotes."""
        return {"type": ["number", "string"], "pattern": rf"^{_DIGITS}$"}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds."""

    least: int = 0
    most: int = 1_000_000

    @property
    def words(self) -> str:
        """With its bounds."""
        return f"a whole number from {self.least} to {self.most}"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> int | None:
        """The number."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        if re.fullmatch(r"\d{1,9}", value) and self.least <= int(value) <= self.most:
            return int(value)
        return reader.report("wrong-kind", node, f"`{value[:40]}` is not {self.words}", "here", f"Write {self.words}.")

    def schema(self) -> dict[str, Any]:
        """An integer with bounds."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_OTHER_DAYS = (
    re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})", re.ASCII),
)
"""Days written otherwise that can mean one day only: `21.11.2026`, `2026/11/1`."""


def _as_day(value: str) -> str:
    for pattern in _OTHER_DAYS:
        found = pattern.fullmatch(value)
        try:
            if found:
                return datetime.date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
        except ValueError:
            return ""
    return ""


def _why_no_day(year: int, month: int, day: int) -> str:
    if not year:
        return "Write the year with its four digits."
    if not 1 <= month <= 12:
        return f"There is no month {month}: write the year, then the month, then the day."
    return f"That month has {calendar.monthrange(year, month)[1]} days, and there is no day {day} in it."


@dataclass(frozen=True, slots=True)
class Date:
    """A day, written `2026-11-21`."""

    words: str = "a date such as 2026-11-21"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> datetime.date | None:
        """The day."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        try:
            return datetime.date.fromisoformat(value) if _DAY.fullmatch(value) else self._refuse(reader, node, value)
        except ValueError:
            return self._refuse(reader, node, value)

    def _refuse(self, reader: FormReader, node: Node, value: str) -> None:
        day = _as_day(value)
        repair = f"Write the year, the month and the day: {day or '2026-01-31'}."
        if _DAY.fullmatch(value):
            repair = _why_no_day(*map(int, value.split("-")))
        reader.report("wrong-kind", node, f"`{value[:40]}` is no date", "a date should stand here", repair)
        return reader.mend(node, day) if day else None

    def schema(self) -> dict[str, Any]:
        """A string with the pattern of a date."""
        return {"type": "string", "format": "date", "pattern": f"^{_DAY.pattern}$"}


@dataclass(frozen=True, slots=True)
class Flag:
    """`true`, or left out."""

    words: str = "`true`"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> bool | None:
        """True or false; `yes` and `no` are taken for what they say."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        if value.lower() in ("true", "yes", "false", "no"):
            return value.lower() in ("true", "yes")
        return reader.report(
            "wrong-kind",
            node,
            f"`{value[:40]}` is neither true nor false",
            "here",
            "Write `true`, or leave it out.",
        )

    def schema(self) -> dict[str, Any]:
        """A boolean, or a word that the reader takes for one."""
        return {"type": ["boolean", "string"], "pattern": "^(?:[Yy][Ee][Ss]|[Nn][Oo])$"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list."""

    options: tuple[str, ...]

    @property
    def words(self) -> str:
        """All options."""
        return "one of " + ", ".join(f"`{option}`" for option in self.options)

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> str | None:
        """The word."""
        value = scalar(reader, node, self.words)
        if value is None or value in self.options:
            return value
        repair = did_you_mean(value, self.options) or f"Write {self.words}."
        return reader.report("wrong-kind", node, f"`{value[:40]}` is not {self.words}", "here", repair)

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": list(self.options)}


@dataclass(frozen=True, slots=True)
class Items:
    """A list, read as a tuple. `single` takes one value where a list of one is meant."""

    kind: Kind
    single: bool = False

    @property
    def words(self) -> str:
        """What it lists."""
        return f"a list, each item {self.kind.words}"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> tuple[Any, ...] | None:
        """All items."""
        if self.single and isinstance(node, ScalarNode):
            several = [each.strip() for each in node.value.split(",")]
            if len(several) > 1 and all(is_id(part) for each in several for part in each.split("/", 1)):
                listed = f"[{', '.join(several)}]"
                repair = f"Put them in brackets: `{listed}`."
                reader.report("wrong-kind", node, "several ids stand here as one", "a list of ids", repair)
                return reader.mend(node, listed)
            return (self.kind.read(reader, node, in_flow),)
        if not isinstance(node, SequenceNode):
            return report_wrong_kind(reader.mistakes, node, self.words)
        flow = in_flow or bool(node.flow_style)
        kind = self.kind
        return tuple([kind.read(reader, child, flow) for child in node.value])

    def schema(self) -> dict[str, Any]:
        """An array, or its one item."""
        array = {"type": "array", "items": self.kind.schema()}
        return {"anyOf": [self.kind.schema(), array]} if self.single else array


def _is_cut_number(key: str | None, child: Node) -> bool:
    return key is not None and key.isdigit() and isinstance(child, ScalarNode) and not child.value


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping from ids (or words) to values of one kind, in the order of the file."""

    kind: Kind
    key: Kind = Id()
    told_as: str = ""

    @property
    def words(self) -> str:
        """What it maps."""
        return self.told_as or f"fields, each with {self.kind.words}"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> dict[str, Any] | None:
        """All entries by their keys."""
        if not isinstance(node, MappingNode):
            return report_wrong_kind(reader.mistakes, node, self.words)
        if isinstance(self.kind, Group) and is_out_of_place(reader.mistakes, form_of(self.kind.group), node):
            return None
        flow = in_flow or bool(node.flow_style)
        entries: dict[str, Any] = {}
        keys: dict[str, Node] = {}
        for key_node, child in node.value:
            key = self.key.read(reader, key_node, flow)
            if key in keys:
                report_repeated(reader.mistakes, key_node, keys[key], key)
            elif flow and _is_cut_number(key, child):
                report_comma(reader.mistakes, key_node)
            elif key is not None:
                keys[key] = key_node
                entries[key] = self.read_entry(reader, key, key_node, child, flow)
        return entries

    def read_entry(self, reader: FormReader, key: str, key_node: Node, child: Node, flow: bool) -> Any:
        """One value; groups that carry their own id take it from the key."""
        if isinstance(self.kind, Group) and self.kind.keyed:
            preset = {"id": key, "name": key_node.value} if self.kind.named else {"id": key}
            return reader.group(child, self.kind.group, flow, preset)
        return self.kind.read(reader, child, flow)

    def schema(self) -> dict[str, Any]:
        """An object with any keys of the pattern."""
        names = self.key.schema()
        return {"type": "object", "propertyNames": names, "additionalProperties": self.kind.schema()}


@dataclass(frozen=True, slots=True)
class Group:
    """A group of fields: a dataclass. `keyed` groups take their `id` from the key they stand under."""

    group: type
    keyed: bool = False
    named: bool = False

    @property
    def words(self) -> str:
        """The group's name."""
        return f"fields of {a_or_an(form_of(self.group).name)}"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> Any:
        """The group."""
        return reader.group(node, self.group, in_flow)

    def schema(self) -> dict[str, Any]:
        """A reference to the group's definition."""
        return {"$ref": f"#/$defs/{form_of(self.group).name.replace(' ', '-')}"}
