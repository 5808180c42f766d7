"""Reads YAML nodes into model values, and collects a diagnostic for everything that is not of the form."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from yaml import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from build_hooks.diagnostics.diagnostic import Diagnostic, Note
from build_hooks.diagnostics.place import Place, Span
from build_hooks.diagnostics.replacement import Replacement
from build_hooks.model.field import Field, Form, form_of
from build_hooks.model.identifier import is_id, slug
from build_hooks.model.nearest import did_you_mean
from build_hooks.model.visible import shows_anything
from build_hooks.source.document import Document
from build_hooks.source.scalar import quoted, write_scalar
from build_hooks.source.typographic import MESSAGE, is_mixed, unwrapped
from build_hooks.source.yaml_nodes import first_shown, read_nodes, span_between

# Looked for at the beginning of a gap alone: else a file of spaces takes the square of its length.
_CUT = re.compile(r"(?<![ \t])[ \t]+#[^\s#]")
_MAY_BE_CUT = re.compile(r"#(?<=[ \t]#)[^\s#]")
_FIELD = re.compile(r"(?P<name>(?P<before> *(?:- +)*)[a-z-]+:) *")
_DASH = re.compile(r"(?:-(?!\s)|[–—―−‐‑•·])\s*")
_HTML = re.compile(r"<[a-zA-Z/!?][^>]*>?")
_JINJA = re.compile(r"\{\{|\{%|\{#")


MOST_DIAGNOSTICS = 100
"""Of one file. Nobody reads more at once, and a hostile file would fill the memory with them."""


_LISTED = {"answer", "case", "condition", "safeguard", "scenario", "tick", "waiver"}
_KEYED = {"question", "step", "outcome"}
"""What begins with a dash, and what begins with an id."""

_GO_ON = "A path ends at an outcome. Make it a step if it goes on, or name other trees in `next:`."
_ELSEWHERE = {
    ("step", "answers"): "A step has one way on: write `then:`. What is to be chosen is a question, with `ask:`.",
    ("question", "then"): "A question leads on by its answers: write `then:` below each of them.",
    ("outcome", "then"): _GO_ON,
    ("outcome", "answers"): _GO_ON,
    ("question", "hint"): "`hint` belongs to an answer; a question has `help`.",
    ("answer", "help"): "`help` belongs to a question; an answer has `hint`.",
}
"""Fields that are meant well and belong elsewhere."""


_CALLED = {("question", "hint"): "help", ("answer", "help"): "hint"}
"""What such a field is called there."""

TELLING = {"question": "ask", "step": "tell", "outcome": "verdict"}
"""The field by which each kind of node is known."""


class _EnoughError(Exception):
    """So many mistakes that the rest of the file is not looked at."""


class _FirstOnes(list[Diagnostic]):
    def append(self, each: Diagnostic) -> None:
        if len(self) >= MOST_DIAGNOSTICS:
            raise _EnoughError
        super().append(each)


class FormReader:
    """Reads one document. `diagnostics` fills while it reads; a value with a diagnostic is read as None."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.diagnostics: list[Diagnostic] = _FirstOnes()
        self.is_misplaced = False
        self._root: Node | None = None
        self._text = document.yaml_text or document.text
        self._may_be_cut = _MAY_BE_CUT.search(self._text) is not None

    def read(self, group: type) -> Any:
        """The whole document as a group, or None where anything is wrong with it."""
        nodes = read_nodes(self._text, self.document.file, self.document.line_offset)
        if isinstance(nodes, list):
            self.diagnostics.extend(nodes)
            return None
        self._root = nodes
        if nodes is None or (isinstance(nodes, ScalarNode) and not nodes.value):
            self._report_empty(group)
            return None
        try:
            value = self.group(nodes, group, False)
        except _EnoughError:
            return None
        return None if self.diagnostics else value

    def group(self, node: Node, group: type, in_flow: bool, preset: dict[str, Any] | None = None) -> Any:
        """A mapping as a dataclass."""
        form = form_of(group)
        if not isinstance(node, MappingNode):
            return self._no_group(node, form)
        flow = in_flow or bool(node.flow_style)
        values = dict(preset or {})
        seen: dict[str, Node] = {}
        repeated: list[Node] = []
        fields = form.fields
        for key, child in node.value:
            name = key.value if isinstance(key, ScalarNode) else ""
            field = fields.get(name)
            if name in seen:
                repeated.append(key)
            elif field is None:
                self._report_unknown(form, key, child, name)
            else:
                seen[name] = key
                values[field.attribute] = field.kind.read(self, child, flow)
        if repeated:
            self._report_repeats(form, repeated, seen)
        if not form.required_keys <= seen.keys() and not self.is_misplaced and _all_known(form, node):
            # A mistyped field is missing under its right name too: one mistake, one diagnostic.
            missing = [field for field in form.required if field.key not in seen]
            self._report_missing(node, form, missing)
        return group(**values)

    def id_of(self, words: str, what: str) -> str:
        """The id of the one node whose heading is these words, or begins with them; else empty.

        Where `what` tells of ticks, that of the one answer or tick with these words.
        """
        wanted = slug(words)
        headings = self._choices if "tick" in what else self._headings
        same = [node for node, heading in headings if heading == wanted]
        near = [node for node, heading in headings if heading.startswith(f"{wanted}-") and "tick" not in what]
        one = list(dict.fromkeys(same or near))
        return one[0] if len(one) == 1 and is_id(one[0]) else ""

    @cached_property
    def _headings(self) -> list[tuple[str, str]]:
        """Each node's id with the slug of its heading."""
        nodes = [pair for _, group in _pairs(self._root) for pair in _pairs(group)]
        fields = [(key, field, value) for key, node in nodes for field, value in _pairs(node)]
        headings = [(key, value) for key, field, value in fields if field in ("title", "ask")]
        return [(key, slug(value.value)) for key, value in headings if isinstance(value, ScalarNode)]

    @cached_property
    def _choices(self) -> list[tuple[str, str]]:
        """Each answer's and tick's id with the slug of its words."""
        questions = [node for _, node in _pairs(dict(_pairs(self._root)).get("questions"))]
        lists = [child for node in questions for name, child in _pairs(node) if name in ("answers", "tick")]
        return [choice for each in lists if isinstance(each, SequenceNode) for choice in map(_choice, each.value)]

    def text(self, node: Node, in_flow: bool) -> str | None:
        """A scalar as Markdown text."""
        if not isinstance(node, ScalarNode):
            return self._not_a_text(node)
        value: str = node.value
        if not shows_anything(value):
            return self._empty(node)
        if in_flow:
            return self._text_in_brackets(node)
        # Asks of the first letter alone, as fast as can be.
        if value >= "\x80" and not node.style and is_mixed(value):
            return self._report_quotes(node, "yaml-syntax")
        if self._may_be_cut and not node.style:
            self._check_cut(node)
        if "<" in value or "{" in value:
            self._check_markup(node)
        if " - " in value and not node.style:
            self._check_swallowed(node)
        return value

    def report(
        self,
        rule: str,
        node: Node,
        message: str,
        label: str = "",
        help: str = "",
        notes: tuple[Note, ...] = (),
    ) -> None:
        """Add a diagnostic at a node. Always None: the value of what could not be read."""
        if rule in ("bad-id", "wrong-kind") and isinstance(node, ScalarNode) and unwrapped(node.value):
            return self._report_quotes(node, rule)
        place = Place(self.document.file, span=self.span(node))
        self.diagnostics.append(Diagnostic(rule, message, place, label, help, notes=notes))
        return None

    def mend(self, node: Node, text: str) -> None:
        """Name the one right repair of what was reported last: this text in place of the node."""
        found = self.diagnostics[-1]
        replacements = found.replacements or (self._replacement(node, text),)
        self.diagnostics[-1] = dataclasses.replace(found, replacements=replacements)

    def _replacement(self, node: Node, text: str) -> Replacement:
        return Replacement(Place(self.document.file, span=self.document.span_of(node)), text)

    def _report_quotes(self, node: ScalarNode, rule: str) -> None:
        text = unwrapped(node.value)
        instead = write_scalar(text) if is_id(text) else quoted(text)
        repair = f"Write straight ones: {instead}" if text else 'Write straight ones around the whole text: "…".'
        if is_id(text):
            repair = f"Take them away: `{text}`."
        place = Place(self.document.file, span=self.span(node))
        replacements = (self._replacement(node, instead),) if text else ()
        found = Diagnostic(rule, MESSAGE, place, "they begin here", repair, replacements=replacements)
        self.diagnostics.append(found)

    def span(self, node: Node) -> Span:
        """The node's own span; of a block mapping or list, the span of what it starts with."""
        shown = first_shown(node) or node
        return span_between(shown.start_mark, shown.end_mark, self.document.line_offset)

    def _no_group(self, node: Node, form: Form) -> None:
        fields = ", ".join(f"`{field.key}: …`" for field in form.required)
        repair = f"Put each field on its own line: {fields}." if fields else _repair("fields")
        message = f"here should stand fields of {article(form.name)}"
        return self.report("wrong-kind", node, message, _kind_of(node), repair)

    def wrong_kind(self, node: Node, expected: str) -> None:
        """Report a value that is a list where fields were meant, and the like."""
        if expected.startswith("a list") and isinstance(node, ScalarNode) and node.value:
            return self._no_list(node, expected)
        if not getattr(node, "value", "") and any(map(_kind_of_node, (child for _, child in _pairs(self._root)))):
            return None  # what belongs here stands at the left edge, and is told there
        message = f"here should stand {expected}"
        repair = _repair(expected)
        if expected.startswith("a list") and isinstance(node, MappingNode) and node.value and not node.flow_style:
            return self._report_undashed(node, message)
        if expected.startswith("fields") and isinstance(node, SequenceNode) and not node.flow_style:
            repair = "Take the dashes out: each line here is a name, a colon, a space and a text."
        return self.report("wrong-kind", node, message, _kind_of(node), repair)

    def _report_undashed(self, node: MappingNode, message: str) -> None:
        """Report fields where a list of them was meant."""
        key = node.value[0][0]
        self.report(
            "wrong-kind", node, message, _kind_of(node), f"Begin it with a dash and a space: `- {key.value}: …`."
        )
        first, offset = node.start_mark, self.document.line_offset + 1
        lines = range(first.line + 1, _last_line(node) + 1)
        starts = [(first.line + offset, first.column + 1, "- "), *((line + offset, 1, "  ") for line in lines)]
        replacements = tuple(
            Replacement(Place(self.document.file, span=Span(line, column, line, column)), text)
            for line, column, text in starts
        )
        self.diagnostics[-1] = dataclasses.replace(self.diagnostics[-1], replacements=replacements)

    def _no_list(self, node: ScalarNode, expected: str) -> None:
        dash = _DASH.match(node.value)
        if dash and not node.style:
            return self._no_dash(node, dash[0].strip())
        repair = f"Put it on a line of its own, with a dash and a space before it: `- {node.value[:60]}`."
        self.report("wrong-kind", node, f"here should stand {expected}", "this is no list", repair)
        if node.start_mark.line == node.end_mark.line and node.style not in ("|", ">"):
            self._put_below(node)
        return None

    def _put_below(self, node: ScalarNode) -> None:
        """Name as the repair a list of this one text, below its field."""
        number = node.start_mark.line + self.document.line_offset
        field = _FIELD.match(self.document.lines[number])
        if field is None or field.end() != node.start_mark.column:
            return
        span = Span(number + 1, field.end("name") + 1, number + 1, node.end_mark.column + 1)
        text = f"\n{' ' * (len(field['before']) + 2)}- {self._as_written(node)}"
        replacements = (Replacement(Place(self.document.file, span=span), text),)
        self.diagnostics[-1] = dataclasses.replace(self.diagnostics[-1], replacements=replacements)

    def _no_dash(self, node: ScalarNode, dash: str) -> None:
        """Report dashes without a space behind them, or long ones: YAML takes them for letters of one text."""
        message, label = "a dash needs a space behind it", "no space here"
        if dash != "-":
            message = f"`{dash}` is a word processor's, and a list item begins with the short dash `-`"
            label = "this sign"
        first, offset = node.start_mark, self.document.line_offset
        text = self.document.lines[first.line + offset][first.column :]
        repair = f"Write `- {_DASH.sub('', text, count=1)[:60].rstrip()}`."
        place = Place(self.document.file, span=self.span(node))
        lines = range(first.line + offset, node.end_mark.line + offset + 1)
        replacements = tuple(each for number in lines if (each := self._short_dash(number)))
        self.diagnostics.append(Diagnostic("wrong-kind", message, place, label, repair, replacements=replacements))

    def _short_dash(self, number: int) -> Replacement | None:
        line = self.document.lines[number]
        start = line.index(":") + 1 if re.match(r" *[a-z-]+: ", line) else 0
        found = _DASH.match(line, len(line) - len(line[start:].lstrip()))
        if found is None:
            return None
        span = Span(number + 1, found.start() + 1, number + 1, found.end() + 1)
        return Replacement(Place(self.document.file, span=span), "- ")

    def report_stray(self, key: Node, name: str, owner: str) -> None:
        """Report a field that stands too far to the left, among the entries that hold it."""
        message = f"`{name}` is a field of {article(owner)}, and stands beside it"
        repair = f"Move it, and what belongs to it, further in, below the {owner} it belongs to."
        self.report("wrong-kind", key, message, "too far to the left", repair)

    def report_comma(self, key: Node) -> None:
        """Report the digits behind a comma in braces, which YAML takes for an entry of its own."""
        repair = "Write the number without commas: `30000`."
        return self.report("wrong-kind", key, "a comma in a number cuts it in two", "this part is lost", repair)

    def report_misplaced(self, key: Node, is_one: str, among: str, telling: str) -> None:
        """Report an outcome that stands among the steps, and the like: often a line such as `outcomes:` is missing."""
        self.is_misplaced = True
        message = f"{article(is_one)} stands among the {among}s"
        repair = f"Put it below `{is_one}s:`; is that line missing above it?"
        return self.report("wrong-kind", key, message, f"it has a field `{telling}`", repair)

    def report_repeated(self, key: Node, first: Node, name: str) -> None:
        """Report a key that stands twice, with both lines."""
        note = Note(Place(self.document.file, span=self.span(first)), "it stands here first")
        message = f"`{name}` stands here twice; only one of them can count"
        self.report(
            "duplicate-key",
            key,
            message,
            "this is the second",
            "Remove one, or give it another name.",
            (note,),
        )

    def _report_repeats(self, form: Form, repeated: list[Node], seen: dict[str, Node]) -> None:
        """One field twice is a slip; several are a second thing whose beginning is missing."""
        if len(repeated) == 1 or form.name not in (*_LISTED, *_KEYED):
            for each in repeated:
                self.report_repeated(each, seen[str(each.value)], str(each.value))
            return None
        key = repeated[0]
        note = Note(Place(self.document.file, span=self.span(seen[key.value])), "it stands here first")
        message = f"a second {form.name} begins here without {'its dash' if form.name in _LISTED else 'its id'}"
        repair = f"Begin it with a dash, as `- {key.value}: …`, under the dash of the first; or remove it."
        if form.name not in _LISTED:
            repair = f"Write its id and a colon on a line above, as far to the left as other ids of {form.name}s."
        return self.report("duplicate-key", key, message, f"`{key.value}` stands twice", repair, (note,))

    def _report_unknown(self, form: Form, key: Node, child: Node, name: str) -> None:
        if name == "<<":
            repair = "Write the fields out."
            return self.report("yaml-extras", key, "`<<` would merge other fields into these", "here", repair)
        if name.endswith("?") or (isinstance(child, ScalarNode) and not child.value and " " in name):
            message = "this looks like a text, but it is read as the name of a field"
            return self.report("unknown-field", key, message, "here", 'Put the text in quotes: "…".')
        if name.isdigit() and isinstance(child, ScalarNode) and not child.value:
            return self.report_comma(key)
        if self._is_node_at_the_edge(form, key, child):
            return None
        message = f"{article(form.name)} has no field `{name}`"
        known = ", ".join(f"`{each}`" for each in form.fields)
        guess = _ELSEWHERE.get((form.name, name), "") or did_you_mean(name, form.fields)
        if form.name == "answer" and not guess and isinstance(child, ScalarNode):
            return self._report_short(key, child, message)
        self.report("unknown-field", key, message, "unknown field", guess or f"The fields are {known}.")
        called_here = _CALLED.get((form.name, name))
        return self.mend(key, called_here) if called_here else None

    def _report_short(self, key: Node, child: ScalarNode, message: str) -> None:
        repair = f"Write `- answer: {key.value}`, and on the next line `then: {child.value}`."
        self.report("unknown-field", key, message, "unknown field", repair)
        if key.start_mark.line == child.end_mark.line:
            self.mend(key, f"answer: {self._as_written(key)}\n{' ' * key.start_mark.column}then")

    def _as_written(self, node: Node) -> str:
        """A node of one line, with its quotes; empty for one of several lines."""
        if node.start_mark.line != node.end_mark.line:
            return ""
        line = self.document.lines[node.start_mark.line + self.document.line_offset]
        return line[node.start_mark.column : node.end_mark.column]

    def _is_node_at_the_edge(self, form: Form, key: Node, child: Node) -> bool:
        """Report a question, step or outcome that stands at the left edge, among the fields of the tree."""
        kind = _kind_of_node(child)
        if form.name != "tree" or not kind:
            return False
        message = f"`{key.value}` is {article(kind)}, and stands at the left edge"
        repair = f"Put it below `{kind}s:`, two spaces further in, and what belongs to it two more."
        place, replacements = Place(self.document.file, span=self.span(key)), tuple(self._moved_in(key, child, kind))
        found = Diagnostic("yaml-syntax", message, place, "too far to the left", repair, replacements=replacements)
        self.diagnostics.append(found)
        return True

    def _moved_in(self, key: Node, child: Node, kind: str) -> Iterator[Replacement]:
        """The lines of such a node two spaces further in, where it follows its like already."""
        names = [name for name, _ in _pairs(self._root)]
        before = names[: names.index(key.value)]
        near = [each for each in before[::-1] if f"{each[:-1]}" in TELLING][:1]
        first, begins = key.start_mark.line, child.start_mark.column
        last = first + 1 if begins > 2 else child.end_mark.line
        for number in range(first, last) if near == [f"{kind}s"] else ():
            line = number + self.document.line_offset + 1
            if self.document.lines[line - 1].strip():
                yield Replacement(Place(self.document.file, span=Span(line, 1, line, 1)), "  ")

    def _report_missing(self, node: Node, form: Form, missing: list[Field]) -> None:
        names = " and ".join(f"`{field.key}`" for field in missing)
        message = f"{article(form.name)} needs {names}"
        label = f"{names} {'is' if len(missing) == 1 else 'are'} missing here"
        repair = " ".join(f"Add `{field.key}:`. {field.about}" for field in missing)
        self.report("missing-field", node, message, label, repair)

    def _report_empty(self, group: type) -> None:
        line = self.document.line_offset + 1
        place = Place(self.document.file, span=Span(line, 1, line, 1))
        needed = ", ".join(f"`{field.key}`" for field in form_of(group).required)
        repair = f"Write at least {needed}; or remove the file."
        self.diagnostics.append(Diagnostic("missing-field", "this file is empty", place, "nothing stands here", repair))

    def _empty(self, node: ScalarNode) -> None:
        if node.value and not node.value.isspace():
            message = "nobody would see anything of this text"
            return self.report("empty-text", node, message, "no words stand here", "Write words that can be read.")
        rest = self._text[node.end_mark.index :].partition("\n")[0].strip()
        if node.style or not rest.startswith("#"):
            return self.report("empty-text", node, "this text is empty", "nothing stands here", "Write the text.")
        message = "a `#` hides the rest of this line, and nothing is left"
        repair = f"Put the text in quotes if it belongs to it: {_quoted(rest)}"
        return self.report("text-cut-off", node, message, "the `#` behind this", repair)

    def _not_a_text(self, node: Node) -> None:
        if isinstance(node, MappingNode) and node.flow_style is False and node.value:
            message = "here should stand a text, and a colon followed by a space makes it a field"
            key, value = node.value[0]
            text = f"{key.value}: {value.value}" if isinstance(value, ScalarNode) else "…"
            if unwrapped(text):
                repair = f"Write straight ones: {quoted(unwrapped(text))}"
                return self.report("wrong-kind", key, MESSAGE, "they begin here", repair)
            repair = f"Put the text in quotes: {_quoted(text)}"
            return self.report("wrong-kind", node, message, "read as the name of a field", repair)
        if isinstance(node, SequenceNode) and node.flow_style is False:
            message = "here should stand a text, and a dash followed by a space makes it a list"
            repair = "Take the dash out; or put the text in quotes if the dash belongs to it."
            return self.report("wrong-kind", node, message, "a list begins here", repair)
        if getattr(node, "flow_style", False):
            message = "a text that starts with a bracket or brace must stand in quotes"
            repair = f"Put the text in quotes: {_quoted(self._as_written(node)) or _ANY_TEXT}"
            return self.report("wrong-kind", node, message, _kind_of(node), repair)
        return self.wrong_kind(node, "a text")

    def _text_in_brackets(self, node: Node) -> None:
        message = "a text stands in brackets, where every comma would start another"
        return self.report("text-in-brackets", node, message, "this text", "Write each text on its own line: `- …`.")

    def _check_cut(self, node: Node) -> None:
        end = node.end_mark.index
        rest = self._text[end:].partition("\n")[0] if end < len(self._text) else ""
        if not _CUT.match(rest):
            return
        place = self.span(node)
        hash_at = node.end_mark.column + rest.index("#") + 1
        line = node.end_mark.line + self.document.line_offset + 1
        place = Span(line, hash_at, line, hash_at + len(rest.strip()))
        message, text = "a `#` after a space hides the rest of this line", f"{node.value} {rest.strip()}"
        repair = f"Put the text in quotes: {_quoted(text)}"
        if unwrapped(text):
            message, repair = MESSAGE, f"Write straight ones: {quoted(unwrapped(text))}"
        self.diagnostics.append(
            Diagnostic("text-cut-off", message, Place(self.document.file, span=place), "this part is lost", repair)
        )

    def _check_swallowed(self, node: Node) -> None:
        # YAML takes a dash that stands too far in for the next line of the text above.
        offset = self.document.line_offset
        for number in range(node.start_mark.line + offset + 1, node.end_mark.line + offset + 1):
            line = self.document.lines[number]
            body = line.lstrip()
            if body.startswith("- "):
                column = len(line) - len(body) + 1
                place = Place(self.document.file, span=Span(number + 1, column, number + 1, column + 1))
                message, label = "this list item does not line up with the others", "read as part of the text above"
                repair = "Put the dash exactly under the dash above it."
                self.diagnostics.append(Diagnostic("yaml-syntax", message, place, label, repair))
                return

    def _check_markup(self, node: Node) -> None:
        value = node.value
        found = _HTML.search(value) or _JINJA.search(value)
        if not found:
            return
        message = "texts are Markdown: no HTML and no templates"
        span = self.document.span_of_words(node, found[0]) or self.span(node)
        repair = "Write it in plain words; `**bold**`, `*stressed*` and `[links](https://…)` work."
        place = Place(self.document.file, span=span)
        self.diagnostics.append(
            Diagnostic("markup-in-text", message, place, "a rep would read this as it stands", repair)
        )


def article(name: str) -> str:
    """`a step`, `an answer`."""
    if name.startswith("the ") or name.endswith("s"):
        return name
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _pairs(node: Node | None) -> Iterator[tuple[str, Node]]:
    if isinstance(node, MappingNode):
        yield from ((key.value, value) for key, value in node.value if isinstance(key, ScalarNode))


def _last_line(node: Node) -> int:
    """The last line of a block, counted from 0; its own end mark lies further down."""
    while isinstance(node, CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.line)


def _choice(node: Node) -> tuple[str, str]:
    """The id and the slug of the words of an answer or a tick; empty where it has none."""
    fields = dict(_pairs(node))
    words = node if isinstance(node, ScalarNode) else fields.get("answer") or fields.get("tick")
    said = slug(words.value) if isinstance(words, ScalarNode) else ""
    given = fields.get("id")
    return (given.value if isinstance(given, ScalarNode) else said), said


def _kind_of_node(node: Node) -> str:
    """`question`, `step` or `outcome`; empty for any other group of fields."""
    names = {name for name, _ in _pairs(node)}
    return next((kind for kind, field in TELLING.items() if field in names), "")


def _all_known(form: Form, node: MappingNode) -> bool:
    return all(isinstance(key, ScalarNode) and key.value in form.fields for key, _ in node.value)


_ANY_TEXT = '"…".'


def _quoted(text: str) -> str:
    if len(text) > 80:
        return _ANY_TEXT
    if not text:
        return ""
    return f'"{text}"' if '"' not in text else "'" + text.replace("'", "''") + "'"


def _kind_of(node: Node) -> str:
    if isinstance(node, ScalarNode):
        return "this is a text" if node.value else "nothing stands here"
    return "this is a group of fields" if isinstance(node, MappingNode) else "this is a list"


def _repair(expected: str) -> str:
    if expected.startswith("a list"):
        return "Put each on its own line, starting with a dash and a space."
    if expected.startswith("fields"):
        return "Put each field on its own line: its name, a colon, a space, its text."
    return f"Write {expected} here."
