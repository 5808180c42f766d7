"""Mermaid flowcharts. What only our form knows stands in a comment, `%% form: {…}`, before its box or arrow."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from good_call.exchange.flowchart import Arrow, Box, Flowchart, FormatError, Kind, read_form

_HEAD = re.compile(r"(?:flowchart(?:-elk)?|graph)\b[ \t]*(?:TB|TD|BT|RL|LR|>|<|\^|v)?[ \t]*$")
_IGNORED = re.compile(
    r"(?:subgraph|end|direction|classDef|class|style|linkStyle|click|accTitle|accDescr)\b(?!\s*[-=.&@])"
)
_ID = re.compile(r"(?:[^\W_]|_)(?:\w|[.](?=\w)|-(?=\w))*")
_SHAPES = (
    *(("(((", ")))"), ("([", "])"), ("[[", "]]"), ("[(", ")]"), ("((", "))"), ("{{", "}}")),
    *(("[/", "/]"), ("[\\", "\\]"), ("[/", "\\]"), ("[\\", "/]"), ("[", "]"), ("(", ")"), ("{", "}"), (">", "]")),
)
_PLAIN_ARROW = re.compile(r"(?:\w+@)?[<ox]?(?:-{2,}[->ox]|={2,}[=>ox]|-\.+-[>ox]?|~{3,})")
_TOLD_ARROW = re.compile(
    r"[<ox]?(?:--\s*(?P<a>[^\n|>]*?[^\s-])\s*-{2,}[->ox]"
    r"|==\s*(?P<b>[^\n|>]*?[^\s=])\s*={2,}[=>ox]"
    r"|-\.\s*(?P<c>[^\n|>]*?[^\s.])\s*\.+-[>ox]?)"
)
_LABEL = re.compile(r'\s*\|\s*(?:"([^"]*)"|([^|]*))\s*\|')
_CLASS = re.compile(r":::[\w-]+(?:,[\w-]+)*")
_ATTRIBUTES = re.compile(r"@\{((?:[^}\"]|\"[^\"]*\")*)\}")
_ATTRIBUTE_LABEL = re.compile(r'\blabel\s*:\s*(?:"([^"]*)"|([^,}]*))')
_ENTITY = re.compile(r"[#&]#?(\w+);")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STATEMENT = re.compile(r'"[^"]*"|%%[^\n]*|\n|;|[^"\n;%]+|.', re.DOTALL)
_TITLE = re.compile(r"^title:\s*(.*)$", re.MULTILINE)


def read(text: str) -> Flowchart:
    """The first flowchart in the text, which may be Markdown around it. Raises FormatError."""
    title, body = _front_matter(_fenced(text))
    reading = _Reading()
    for line, statement in _statements(body):
        reading.take(statement, line)
    if not reading.headed:
        raise FormatError("this is no Mermaid flowchart: its first line must be `flowchart TD`, say.")
    if not reading.texts:
        raise FormatError("this flowchart has no boxes.")
    return Flowchart(title, "", {name: reading.box(name) for name in reading.texts})


def _fenced(text: str) -> str:
    found = re.search(r"^(```+|~~~+)\s*\{?\.?mermaid\}?[^\n]*\n(.*?)^\1", text, re.DOTALL | re.MULTILINE)
    return found[2] if found else text


def _front_matter(text: str) -> tuple[str, str]:
    parts = re.match(r"\s*---\s*\n(.*?)\n---\s*\n", text, re.DOTALL)
    if not parts:
        return "", text
    title = _TITLE.search(parts[1])
    return (_plain(title[1].strip().strip("\"'")) if title else ""), text[parts.end() :]


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Statements with their lines: cut at ends of lines and at `;`, but never inside quotes, labels or boxes."""
    line, begun, statement = 1, 1, ""
    for token in _STATEMENT.findall(text):
        ends = token == "\n" or token.startswith("%%") or (token == ";" and not _is_open(statement))
        if ends:
            if statement.strip():
                yield begun, statement.strip()
            if token.startswith("%%"):
                yield line, token
            statement = ""
        else:
            begun = begun if statement.strip() else line
            statement += token
        line += token.count("\n")
    if statement.strip():
        yield begun, statement.strip()


def _is_open(statement: str) -> bool:
    bare = re.sub(r'"[^"]*"', "", statement)
    return bare.count("|") % 2 == 1 or any(bare.count(one) > bare.count(other) for one, other in ("[]", "()", "{}"))


@dataclass
class _Reading:
    headed: bool = False
    texts: dict[str, str] = field(default_factory=dict)
    shapes: dict[str, str] = field(default_factory=dict)
    arrows: dict[str, list[Arrow]] = field(default_factory=dict)
    forms: dict[str, dict[str, Any]] = field(default_factory=dict)
    pending: dict[str, Any] = field(default_factory=dict)

    def take(self, statement: str, line: int) -> None:
        if statement.startswith("%%"):
            self.pending = read_form(statement.partition("form:")[2]) or self.pending
        elif not self.headed:
            self.headed = _HEAD.match(statement) is not None
        elif not _IGNORED.match(statement):
            form, self.pending = self.pending, {}
            _Chain(self, statement, line, form).read()

    def box(self, name: str) -> Box:
        form = self.forms.get(name, {})
        kind: Kind = "tree" if form.get("kind") == "tree" else "step" if form.get("kind") == "step" else ""
        help_ = str(form.get("help") or "")
        form = {key: value for key, value in form.items() if key not in ("kind", "help")}
        return Box(self.texts[name], kind, help_, tuple(self.arrows.get(name, ())), form)


@dataclass
class _Chain:
    """One statement: boxes, joined by arrows; several boxes may share an arrow's end, with `&` between."""

    reading: _Reading
    text: str
    line: int
    form: dict[str, Any]
    at: int = 0

    def read(self) -> None:
        sources = self._boxes()
        if not self._rest():
            self.reading.forms.update({name: self.form for name in sources if self.form})
        while self._rest():
            label = self._arrow()
            targets = self._boxes()
            hint = str(self.form.get("hint") or "")
            form = {key: value for key, value in self.form.items() if key != "hint"}
            for source in sources:
                arrows = [Arrow(label, target, form, hint) for target in targets]
                self.reading.arrows.setdefault(source, []).extend(arrows)
            sources = targets

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
        label = self._shape()
        if label is not None or name not in self.reading.texts:
            self.reading.texts[name] = name if label is None else label
        classed = _CLASS.match(self.text, self.at)
        self.at = classed.end() if classed else self.at
        return name

    def _shape(self) -> str | None:
        attributes = _ATTRIBUTES.match(self.text, self.at)
        if attributes:
            self.at = attributes.end()
            label = _ATTRIBUTE_LABEL.search(attributes[1])
            return _plain((label[1] or label[2] or "").strip()) if label else None
        for opening, closing in _SHAPES:
            if self.text.startswith(opening, self.at):
                end = self._closing(closing, self.at + len(opening))
                if end >= 0:
                    inner, self.at = self.text[self.at + len(opening) : end], end + len(closing)
                    return _plain(inner.strip())
        return None

    def _closing(self, closing: str, begin: int) -> int:
        quoted = re.compile(r'\s*"[^"]*"\s*').match(self.text, begin)
        if quoted:
            return quoted.end() if self.text.startswith(closing, quoted.end()) else -1
        return self.text.find(closing, begin)

    def _arrow(self) -> str:
        plain = _PLAIN_ARROW.match(self.text, self.at)
        if plain:
            self.at = plain.end()
            label = _LABEL.match(self.text, self.at)
            self.at = label.end() if label else self.at
            return _plain((label[1] or label[2] or "").strip()) if label else ""
        told = _TOLD_ARROW.match(self.text, self.at)
        if not told:
            raise self._error("here should stand an arrow such as `-->`")
        self.at = told.end()
        return _plain((told["a"] or told["b"] or told["c"]).strip())

    def _error(self, why: str) -> FormatError:
        return FormatError(f"line {self.line}: {why}, not `{self.text[self.at : self.at + 30]}`.")


def _plain(label: str) -> str:
    bare = label[1:-1] if len(label) > 1 and label[0] == label[-1] == '"' else label
    bare = bare[1:-1] if len(bare) > 1 and bare[0] == bare[-1] == "`" else bare
    return _ENTITY.sub(_letter, _BREAK.sub("\n", bare)).strip()


def _letter(found: re.Match[str]) -> str:
    name = found[1]
    decoded = html.unescape(f"&#{name};" if name.isdecimal() else f"&{name};")
    return found[0] if decoded.startswith("&") and len(decoded) > 1 else decoded


_BOXES: dict[Kind, tuple[str, str]] = {
    "question": ('{"', '"}'),
    "step": ('["', '"]'),
    "outcome": ('(["', '"])'),
    "tree": ('[["', '"]]'),
}


def write(chart: Flowchart) -> str:
    """The flowchart as Mermaid, the start first; ids in capitals, since small ones may be Mermaid's own words."""
    lines = ["---", f"title: {json.dumps(_escaped(chart.title), ensure_ascii=False)}", "---", "flowchart TD"]
    for name in (chart.start, *(each for each in chart.boxes if each != chart.start)):
        if name in chart.boxes:
            lines += _box_lines(name, chart.boxes[name])
    for name, box in chart.boxes.items():
        for arrow in box.arrows:
            lines += _comment({**arrow.form, **({"hint": arrow.hint} if arrow.hint else {})})
            label = f'|"{_escaped(arrow.label)}"|' if arrow.label else ""
            lines.append(f"  {_id(name)} -->{label} {_id(arrow.to)}")
    return "\n".join([*lines, ""])


def _box_lines(name: str, box: Box) -> Iterator[str]:
    kind = {"kind": box.kind} if box.kind in ("tree", "step") else {}
    yield from _comment({**box.form, **kind, **({"help": box.help} if box.help else {})})
    opening, closing = _BOXES.get(box.kind, ('["', '"]'))
    yield f"  {_id(name)}{opening}{_escaped(box.text)}{closing}"


def _comment(form: dict[str, Any]) -> list[str]:
    return [f"  %% form: {json.dumps(form)}"] if form else []


def _id(name: str) -> str:
    return name.upper().replace("-", "_")


def _escaped(text: str) -> str:
    plain = text.replace("#", "#35;")
    for letter, name in (("&", "amp"), ('"', "quot"), ("<", "lt"), (">", "gt"), ("|", "124"), ("`", "96")):
        plain = plain.replace(letter, f"#{name};")
    return plain.replace("\n", "<br>")
