"""Mermaid flowcharts, and those within Markdown."""

from __future__ import annotations

import re
from typing import Any

from good_call.exchange.flowchart import Arrow, Flowchart, FormatError, read_form
from good_call.exchange.label import words_of
from good_call.exchange.mermaid_chart import Chart, Drawn
from good_call.exchange.mermaid_source import description, diagrams, front_matter, statements
from good_call.exchange.mermaid_text import write
from good_call.records import dataclass

__all__ = ["diagrams", "read", "write"]

_HEAD = re.compile(r"(?:flowchart(?:-elk)?|graph)\b[ \t]*(?:TB|TD|BT|RL|LR|>|<|\^|v)?[ \t]*$")
_LAYOUT = re.compile(r"(?:subgraph|end|direction|classDef|class|style|linkStyle|click)\b(?!\s*[-=.&@<])")
_SPOKEN = re.compile(r"(?:accTitle|accDescr)\s*:")
_GROUP = re.compile(r"subgraph\s+(?:(?P<id>[^\s\[\"]+)\s*(?:\[(?P<title>[^\]]*)\])?|(?P<words>\".*\"|.*))\s*$")
_LINK_ATTRIBUTES = re.compile(r"(\w+)@\{[^}]*\}\s*$")
_QUESTIONS = {"diam", "diamond", "decision", "question"}
_ID = re.compile(r"(?:[^\W_]|_)(?:\w|[.](?=\w)|-(?=\w))*")
_SHAPES = (
    *(("(((", ")))"), ("([", "])"), ("[[", "]]"), ("[(", ")]"), ("((", "))"), ("{{", "}}")),
    *(("[/", "/]"), ("[\\", "\\]"), ("[/", "\\]"), ("[\\", "/]"), ("[", "]"), ("(", ")"), ("{", "}"), (">", "]")),
)
_PLAIN_ARROW = re.compile(r"(?:(?P<name>\w+)@)?(?P<sign>[<ox]?(?:-{2,}[->ox]|={2,}[=>ox]|-\.+-[>ox]?|~{3,}))")
_TOLD_ARROW = re.compile(
    r"(?:(?P<name>\w+)@)?[<ox]?(?:--\s*(?P<a>\"[^\"\n]*\"|[^\n|>]*?[^\s-])\s*-{2,}[->ox]"
    r"|==\s*(?P<b>\"[^\"\n]*\"|[^\n|>]*?[^\s=])\s*={2,}[=>ox]"
    r"|-\.\s*(?P<c>\"[^\"\n]*\"|[^\n|>]*?[^\s.])\s*\.+-[>ox]?)"
)
_LABEL = re.compile(r'\s*\|\s*(?:"([^"]*)"|([^|]*))\s*\|')
_CLASS = re.compile(r":::[\w-]+(?:,[\w-]+)*")
_ATTRIBUTES = re.compile(r"@\{((?:[^}\"]|\"[^\"]*\")*)\}")
_ATTRIBUTE_LABEL = re.compile(r'\blabel\s*:\s*(?:"([^"]*)"|([^,}]*))')
_ATTRIBUTE_SHAPE = re.compile(r"\bshape\s*:\s*\"?([\w-]+)")


def read(text: str) -> Flowchart:
    """The first flowchart in the text, which may be Markdown around it. Raises FormatError."""
    diagram = diagrams(text)[0]
    title, body, offset = front_matter(diagram.text)
    summary, body = description(body)
    reading = _Statements(title=words_of(title.strip("\"'")), summary=summary)
    for line, statement in statements(body):
        reading.take(statement, line + offset + max(diagram.line - 1, 0))
    if not reading.headed:
        raise FormatError("this is no Mermaid flowchart: its first line must be `flowchart TD`, say.")
    if not reading.texts:
        raise FormatError("this flowchart has no boxes.")
    return reading.chart()


class _Statements(Chart):
    """Takes one statement after another."""

    def take(self, statement: str, line: int) -> None:
        """Read one statement."""
        if statement.startswith("%%"):
            self.mark = read_form(statement.partition("guide:")[2]) or self.mark
            self.pending = read_form(statement.partition("form:")[2]) or self.pending
        elif not self.headed:
            self.headed = _HEAD.match(statement) is not None
        elif _SPOKEN.match(statement):
            self._describe(statement)
        elif _LAYOUT.match(statement):
            self._pass_over(statement, line)
        elif found := _LINK_ATTRIBUTES.match(statement):
            self._attributes_of(found, statement, line)
        else:
            form, self.pending = self.pending, {}
            _Chain(self, statement, line, form).read()

    def _describe(self, statement: str) -> None:
        name, _, words = statement.partition(":")
        if name.strip() == "accTitle":
            self.title = self.title or words_of(words)
        else:
            self.summary = self.summary or words_of(words)

    def _pass_over(self, statement: str, line: int) -> None:
        group = _GROUP.match(statement)
        if group:
            name = group["id"] or (group["words"] or "").strip("\"' ")
            self.groups[name] = line
            shown = words_of((group["title"] or name).strip("[]\"' "))
            self.tell("left out", f"the group “{shown}”: a tree has none", line)
        elif statement.startswith("click"):
            self.tell("left out", f"what a click does: `{statement[:60]}`", line)
        elif not statement.startswith(("end", "direction")):
            self.tell("left out", "colours and styles")

    def _attributes_of(self, found: re.Match[str], statement: str, line: int) -> None:
        """`name@{ … }` alone: of an arrow that has this name it is layout, of a box its words."""
        if found[1] in self.links:
            self.tell("left out", "how arrows look and move")
        else:
            form, self.pending = self.pending, {}
            _Chain(self, statement, line, form).read()


@dataclass
class _Chain:
    """One statement: boxes, joined by arrows; several boxes may share an arrow's end, with `&` between."""

    reading: Chart
    text: str
    line: int
    form: dict[str, Any]
    at: int = 0

    def read(self) -> None:
        sources = self._boxes()
        if not self._rest():
            self.reading.forms.update({name: self.form for name in sources if self.form})
        while self._rest():
            sign, label = self._arrow()
            targets = self._boxes()
            self._draw(sign, label, sources, targets)
            sources = targets

    def _draw(self, sign: str, label: str, sources: list[str], targets: list[str]) -> None:
        if "~" in sign:
            return self.reading.tell("left out", "invisible links, which only lay the boxes out")
        pairs = [(source, target) for source in sources for target in targets]
        if sign[0] in "<ox":
            pairs += [(target, source) for source, target in pairs]
            self.reading.tell("guessed", f"the arrow with two heads, `{sign}`, became two ways", self.line)
        elif sign[-1] not in ">ox":
            text = f"the line without a head, `{sign}`, was taken as an arrow to `{targets[0]}`"
            self.reading.tell("guessed", text, self.line)
        elif sign[-1] in "ox":
            text = f"the line that ends in `{sign[-1]}` was taken as an arrow to `{targets[0]}`"
            self.reading.tell("guessed", text, self.line)
        hint, words = str(self.form.get("hint") or ""), str(self.form.get("label", label))
        form = {key: value for key, value in self.form.items() if key not in ("hint", "label")}
        for source, target in pairs:
            drawn = Drawn(Arrow(words, target, form, hint), self.line)
            self.reading.arrows.setdefault(source, []).append(drawn)
        return None

    def _rest(self) -> str:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.text[self.at :]

    def _boxes(self) -> list[str]:
        names = [self._box()]
        while self._rest().startswith("&"):
            self.at += 1
            names.append(self._box())
        return names

    def _box(self) -> str:
        self._rest()
        found = _ID.match(self.text, self.at)
        if not found:
            raise self._error("here should stand the id of a box")
        name, self.at = found[0], found.end()
        label = self._shape(name)
        if label is not None:
            self.reading.label(name, label, self.line)
        self.reading.texts.setdefault(name, name)
        classed = _CLASS.match(self.text, self.at)
        self.at = classed.end() if classed else self.at
        return name

    def _shape(self, name: str) -> str | None:
        attributes = _ATTRIBUTES.match(self.text, self.at)
        if attributes:
            self.at = attributes.end()
            shape = _ATTRIBUTE_SHAPE.search(attributes[1])
            if shape and shape[1] in _QUESTIONS:
                self.reading.kinds[name] = "question"
            if "img:" in attributes[1] or "icon:" in attributes[1]:
                self.reading.tell("left out", f"the picture of `{name}`", self.line)
            label = _ATTRIBUTE_LABEL.search(attributes[1])
            return _plain((label[1] or label[2] or "").strip()) if label else None
        ends = [
            (end, opening, closing)
            for opening, closing in _SHAPES
            if self.text.startswith(opening, self.at) and (end := self._closing(closing, self.at + len(opening))) >= 0
        ]
        if not ends:
            return None
        # The longest opening counts, and of its endings the nearest: `[/ … /]` and `[/ … \]` begin alike.
        end, opening, closing = min(ends, key=lambda each: (-len(each[1]), each[0]))
        inner, self.at = self.text[self.at + len(opening) : end], end + len(closing)
        return _plain(inner.strip())

    def _closing(self, closing: str, begin: int) -> int:
        quoted = re.compile(r'\s*"[^"]*"\s*').match(self.text, begin)
        if quoted:
            return quoted.end() if self.text.startswith(closing, quoted.end()) else -1
        return self.text.find(closing, begin)

    def _arrow(self) -> tuple[str, str]:
        """The sign of an arrow, and its words."""
        plain = _PLAIN_ARROW.match(self.text, self.at)
        if plain:
            if plain["name"]:
                self.reading.links.add(plain["name"])
            self.at = plain.end()
            label = _LABEL.match(self.text, self.at)
            self.at = label.end() if label else self.at
            return plain["sign"], (_plain((label[1] or label[2] or "").strip()) if label else "")
        told = _TOLD_ARROW.match(self.text, self.at)
        if not told:
            raise self._error("here should stand an arrow such as `-->`")
        if told["name"]:
            self.reading.links.add(told["name"])
        self.at = told.end()
        sign = told[0].strip().removeprefix(f"{told['name']}@")
        return f"{sign[0]}{sign[-1]}", _plain((told["a"] or told["b"] or told["c"]).strip())

    def _error(self, why: str) -> FormatError:
        return FormatError(f"line {self.line}: {why}, not `{self.text[self.at : self.at + 30]}`.")


def _plain(label: str) -> str:
    bare = label[1:-1] if len(label) > 1 and label[0] == label[-1] == '"' else label
    bare = bare[1:-1] if len(bare) > 1 and bare[0] == bare[-1] == "`" else bare
    return words_of(bare.replace("\\n", " "))
