"""A story ends elsewhere than it says.

A scenario is a test of the tree and a practice case on the site. Its answers must lead to the outcome it expects
(or to the tree that takes over), and must answer every question that comes up. A story may go on into the tree that
takes over: its answers there stand by `tree/question`, and it expects a `tree/outcome`. What it answered before isn't
asked there again.

Bad:

```yaml
answers:
  our-mistake: Yes, or I'm not sure yet
expect: let-them-go
```

Good:

```yaml
answers:
  our-mistake: Yes, or I'm not sure yet
expect: put-it-right
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.subject import Subject
from good_call.graph.scenario_trails import reaches
from good_call.graph.trail import Trail
from good_call.model.nearest import nearest
from good_call.model.scenario import Scenario
from good_call.model.tree import Tree
from good_call.rules.rule import Family, GuideSubject, Stage, TreeSubject

FAMILY = Family.SENSE
STAGE = Stage.PROMISES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every story reaches what it expects."""
    for number, scenario, trail in subject.analysis.numbered_trails:
        if trail.stuck:
            yield _stuck(subject, number, trail)
        elif not reaches(subject.tree, scenario, trail):
            yield _elsewhere(subject, number, scenario, trail)


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every story that goes on into another tree reaches what it expects there."""
    trees = subject.guide.trees
    for tree_id, gist in subject.gists.items():
        for number in gist.long_stories:
            from good_call.rules.long_story import Story  # few guides have such stories

            yield from Story(subject.guide, subject.same, trees[tree_id], number, subject.in_doubt).judged()


def _stuck(subject: TreeSubject, number: int, trail: Trail) -> Diagnostic:
    ask = subject.tree.nodes[trail.stuck].words
    place = subject.place("scenarios", number, "answers", part="key")
    message = "this story does not answer a question that comes up"
    repair = f"Add `{trail.stuck}:` with the answer that fits the story."
    return Diagnostic(
        rule="wrong-scenario",
        message=message,
        place=place,
        label=f"“{ask}”",
        help=repair,
        subject=Subject("question", trail.stuck),
        path=retell(subject.tree, trail),
    )


def _elsewhere(subject: TreeSubject, number: int, scenario: Scenario, trail: Trail) -> Diagnostic:
    place = subject.place("scenarios", number, "expect")
    known = [*subject.tree.outcomes, *subject.tree_ids]
    guess = (nearest(scenario.expect, known) if scenario.expect not in known else None) or ""
    repair = f"If the tree is right, write `expect: {trail.end}`; else change the answers or the tree."
    message = f"this story ends at `{trail.end}`"
    return Diagnostic(
        rule="wrong-scenario",
        message=message,
        place=place,
        label="not here",
        help="" if guess else repair,
        subject=Subject("end", trail.end),
        meant=guess,
        path=retell(subject.tree, trail),
    )


def retell(tree: Tree, trail: Trail) -> tuple[str, ...]:
    """A trail in the words of its questions and answers, and where it ends."""
    lines = [f"{tree.nodes[picked.question].words} {picked.answer.answer}" for picked in trail.picked]
    end = tree.nodes.get(trail.end)
    return (*lines, end.words if end else f"on to the tree `{trail.end}`")
