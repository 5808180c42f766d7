"""What a repair would do beside what it is for: the one place where each is judged before anybody sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf

import yaml

from good_call.diagnostics.diagnostic import Located, Mistake
from good_call.diagnostics.place import Span
from good_call.fixes.fix import Fix
from good_call.model.mistakes.collected import MOST_DIAGNOSTICS
from good_call.model.mistakes.texts import OF_TEXTS_ALONE
from good_call.rules import RULES
from good_call.rules.check import Report
from good_call.rules.rule import Family, Stage
from good_call.source.document import Document
from good_call.source.edit import changed_spans
from good_call.source.yaml_nodes import read_nodes

_UNREADABLE = {"yaml-syntax", "yaml-extras", "one-document", "too-deep", "missing-front-matter"}
_FORM = {rule.id for rule in RULES if rule.family is Family.FORM}
_STAGE = {rule.id: int(rule.stage) for rule in RULES}
_HIDES_MISSING = {"unknown-field", "wrong-kind", "duplicate-key", "yaml-syntax"}
"""Beside these nothing is said to be missing: it may only be mistyped."""


def is_harmless(before: Report, after: Report, file: str, fixes: Sequence[Fix]) -> bool:
    """Whether the fixes of this file mend what they are for, and do nothing else.

    Nothing is new in what could be judged before, nothing vanishes with the words that it was about, and no text
    changes but those that the fixes name.
    """
    text = before.guide.documents[file].text
    old, new = changed_spans(text, [edit for fix in fixes for edit in fix.edits])
    return (
        all(_is_mended(fix, before, after, file) for fix in fixes)
        and not any(_is_harm(each, before, file, new, fixes) for each in _more(after, before))
        and not any(_is_lost(each, file, old, fixes) for each in _more(before, after))
        and _same_texts(before.guide.documents[file], after.guide.documents[file], old, new)
    )


def _is_mended(fix: Fix, before: Report, after: Report, file: str) -> bool:
    if fix.mends is None:
        return True
    if fix.mends.diagnostic.rule in _UNREADABLE:
        return _first_unreadable(after, file) > max(_first_unreadable(before, file), _last_edited(fix))
    key = fix.mends.diagnostic.mistake
    return _count(after)[key] < _count(before)[key]


def _first_unreadable(report: Report, file: str) -> float:
    """The line of the first thing that can't be read."""
    found = [each.span.line for each in report.of_file(file) if each.is_error and each.diagnostic.rule in _UNREADABLE]
    return min(found, default=inf)


def _last_edited(fix: Fix) -> float:
    """Up to where a small repair must leave all readable; one of many lines may meet the next mistake."""
    return fix.edits[0].span.end_line if len(fix.edits) == 1 else 0


def _counted(report: Report) -> Iterator[Located]:
    return (each for each in report.diagnostics if not (each.diagnostic.waived or each.diagnostic.dated))


def _count(report: Report) -> Counter[Mistake]:
    return Counter(each.diagnostic.mistake for each in _counted(report))


def _more(one: Report, other: Report) -> Iterator[Located]:
    """What the first report has and the other hasn't; where it has some of a kind more, any of them may be meant."""
    known, has = _count(other), _count(one)
    return (each for each in _counted(one) if has[each.diagnostic.mistake] > known[each.diagnostic.mistake])


def _is_harm(found: Located, before: Report, file: str, new: list[Span], fixes: Sequence[Fix]) -> bool:
    rule, here = found.diagnostic.rule, found.diagnostic.place.file == file
    reached = _judged(before, file)
    if rule == "missing-field" and any(fix.mends and fix.mends.diagnostic.rule in _HIDES_MISSING for fix in fixes):
        return not here
    if here and found.is_error and any(_touch(found.span, each) for each in new):
        return True
    if _is_cut(before, file, rule):
        return False
    if not here:
        return rule in _FORM or (reached >= 0 and _level(rule) <= min(reached, _reached(before)))
    if rule in _UNREADABLE and reached < -1:
        return False  # it stands further down, or nothing would be mended
    return _level(rule) <= reached


def _is_cut(report: Report, file: str, rule: str) -> bool:
    """Whether more may have been there: of one file, only so much is looked for."""
    rules = [each.diagnostic.rule for each in report.of_file(file)]
    return (rules.count(rule) if rule not in _FORM else len(rules)) >= MOST_DIAGNOSTICS


def _is_lost(gone: Located, file: str, old: list[Span], fixes: Sequence[Fix]) -> bool:
    """Whether a mistake is no more seen because its words are gone, and not because they are right."""
    mended = {fix.mends.diagnostic.mistake for fix in fixes if fix.mends}
    if gone.diagnostic.mistake in mended or gone.diagnostic.place.file != file or not gone.is_error:
        return False
    return any(_touch(gone.span, each) for each in old)


def _judged(report: Report, file: str) -> int:
    """The last stage up to which a file was judged; -1 where its form is wrong, -2 where it can't be read."""
    errors = {each.diagnostic.rule for each in report.of_file(file) if each.is_error}
    if errors & _UNREADABLE or file not in report.guide.documents:
        return -2
    if errors & (_FORM - OF_TEXTS_ALONE):
        return -1
    return min((_STAGE[rule] for rule in errors if _STAGE.get(rule, 0) > 0), default=int(Stage.PROMISES))


def _reached(report: Report) -> int:
    """The last stage up to which the guide as a whole was judged."""
    files = {each.diagnostic.place.file for each in report.errors}
    return min((_judged(report, each) for each in files), default=int(Stage.PROMISES))


def _level(rule: str) -> int:
    if rule in _UNREADABLE:
        return -2
    return -1 if rule in _FORM else _STAGE.get(rule, 0)


def _same_texts(before: Document, after: Document, old: list[Span], new: list[Span]) -> bool:
    """Whether every value that came or went stands where an edit was made; True where the text had no values yet."""
    known, now = _values(before), _values(after)
    if known is None or now is None:
        return True
    gone, come = Counter(text for text, _ in known), Counter(text for text, _ in now)
    return _all_edited(known, gone - come, old) and _all_edited(now, come - gone, new)


def _all_edited(values: list[tuple[str, Span]], wanted: Counter[str], edited: list[Span]) -> bool:
    return all(
        sum(text == each and any(_touch(span, edit) for edit in edited) for each, span in values) >= count
        for text, count in wanted.items()
    )


def _values(document: Document) -> list[tuple[str, Span]] | None:
    root = read_nodes(document.source, document.file, document.line_offset)
    if isinstance(root, list):
        return None
    return [(node.value, document.span_of(node)) for node in _scalars(root) if node.value] if root else []


def _scalars(root: yaml.Node) -> Iterator[yaml.ScalarNode]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.MappingNode):
            waiting += [each for pair in node.value for each in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _touch(one: Span, other: Span) -> bool:
    begins = max((one.line, one.column), (other.line, other.column))
    return begins <= min((one.end_line, one.end_column), (other.end_line, other.end_column))
