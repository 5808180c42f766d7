"""The analyser against brute force, on random small trees. `EXAMPLES=20000 pytest tests/oracle` looks further."""

import itertools
import os
from collections import Counter

from hypothesis import HealthCheck, event, given, settings

from tests.graph.passed import on_every_path_to
from tests.oracle.brute_force import BruteForce, Data
from tests.oracle.judged import Judged, judge
from tests.oracle.mends import mends
from tests.oracle.random_trees import OTHERS, trees

EXAMPLES = int(os.environ.get("EXAMPLES", "0"))
CI = settings(
    max_examples=EXAMPLES or 200,
    derandomize=not EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
AFTER_NAMES = (
    "case-not-covered",
    "impossible-case",
    "unreachable",
    "broken-safeguard",
    "wrong-scenario",
    "undeclared-loop",
)
AFTER_SHAPE = tuple(rule for rule in AFTER_NAMES if rule != "undeclared-loop")

MET_ON_THE_WAY = ("case-not-covered",)

FEWEST = 5 if EXAMPLES else 2
"""How many trees must show a verdict, so that something was judged of it."""

Verdicts = Counter[str]


def test_whole_trees_are_judged_as_brute_force_judges_them() -> None:
    seen: Verdicts = Counter()

    @CI
    @given(trees(flawed=False))
    def judged_alike(data: Data) -> None:
        truth, judged = BruteForce(data, set(OTHERS)), judge(data)
        for compare in (_graph, _combinations, _steps_back, _promises, _stories):
            compare(truth, judged, seen)

    judged_alike()
    _came_up(seen, "uncovered", "impossible", "unreached", "all reached", "broken", "kept", "excused", "story right")
    _came_up(seen, "story elsewhere", "story stuck", "needless answer", "step back", "clean", "hand-over", "measured")


def test_flawed_trees_are_judged_as_brute_force_judges_them() -> None:
    seen: Verdicts = Counter()

    @CI
    @given(trees(flawed=True))
    def judged_alike(data: Data) -> None:
        truth, judged = BruteForce(data, set(OTHERS)), judge(data)
        _targets(truth, judged, seen)
        _ranges(truth, judged, seen)
        if truth.unknown_targets() or truth.range_flaws():
            _whatever_was_meant(data, judged, seen)
            return
        _loops(truth, judged, seen)
        if not truth.has_loop:
            for compare in (_graph, _combinations, _steps_back, _promises):
                compare(truth, judged, seen)

    judged_alike()
    _came_up(seen, "unknown target", "gap", "overlap", "outside", "loop", "no loop", "stray step back", "clean")
    _came_up(seen, "broken beside a flaw", "open beside a flaw")


def _came_up(seen: Verdicts, *verdicts: str) -> None:
    missing = {verdict: seen[verdict] for verdict in verdicts if seen[verdict] < FEWEST}
    assert not missing, f"too few trees with {missing} among {dict(seen)}"


def _see(seen: Verdicts, verdict: str, count: object = True) -> None:
    if count:
        seen[verdict] += 1
        event(verdict)


def _answer_routes(places: set[tuple[str, int]], truth: BruteForce) -> set[tuple[str | int, ...]]:
    return {("questions", node, "answers", at) if node in truth.questions else ("steps", node) for node, at in places}


def _targets(truth: BruteForce, judged: Judged, seen: Verdicts) -> None:
    expected = set()
    for node, position, case in truth.unknown_targets():
        (route,) = _answer_routes({(node, position)}, truth)
        then = (
            truth.questions[node]["answers"][position]["then"] if node in truth.questions else truth.steps[node]["then"]
        )
        single = isinstance(then, str)
        expected.add(
            (*route, "then") if single else (*route, "then", case, "go" if "go" in then[case] else "otherwise")
        )
    assert judged.routes("unknown-target", with_notes=True) == expected
    _see(seen, "unknown target", expected)


def _ranges(truth: BruteForce, judged: Judged, seen: Verdicts) -> None:
    rules = {"gap": "range-gap", "overlap": "range-overlap", "outside": "wrong-range"}
    told = {
        question: {kind for kind, rule in rules.items() if any(route[1] == question for route in judged.routes(rule))}
        for question in truth.questions
    }
    # A bound that can't be met is told alone: the gap or overlap that it leaves is the same mistake.
    expected = {
        question: {"outside"} if "outside" in flaws else flaws for question, flaws in truth.range_flaws().items()
    }
    assert {question: kinds for question, kinds in told.items() if kinds} == expected
    for kind in rules:
        _see(seen, kind, any(kind in flaws for flaws in expected.values()))


def _whatever_was_meant(data: Data, judged: Judged, seen: Verdicts) -> None:
    """What is told beside a lost target or a gap holds however that is mended."""
    broken = {int(route[1]) for route in judged.routes("broken-safeguard")}
    open_ways, impossible = judged.routes("case-not-covered"), judged.routes("impossible-case")
    lost = {str(route[1]) for route in judged.routes("unreachable")}
    _see(seen, "broken beside a flaw", broken)
    _see(seen, "open beside a flaw", open_ways | impossible)
    assert not judged.of("undeclared-loop")
    for mended in mends(data) if broken or open_ways or impossible or lost else ():
        truth = BruteForce(mended, set(OTHERS))
        assert not truth.unknown_targets()
        assert not truth.range_flaws()
        assert all(truth.broken(truth.tree["safeguards"][number]) for number in broken)
        assert {route[:-1] for route in open_ways} <= _answer_routes(set(truth.stuck()), truth)
        assert impossible <= _impossible(truth)
        assert lost <= set(truth.nodes) - truth.met


def _impossible(truth: BruteForce) -> set[tuple[str | int, ...]]:
    return {
        (*route, "then", case)
        for node, position, case in truth.impossible_cases()
        for route in _answer_routes({(node, position)}, truth)
    }


def _loops(truth: BruteForce, judged: Judged, seen: Verdicts) -> None:
    assert bool(judged.analysis.loops) == truth.has_loop == bool(judged.of("undeclared-loop"))
    for loop in judged.analysis.loops:
        steps = zip(loop, [*loop[1:], loop[0]], strict=True)
        assert all(target in judged.analysis.network.ways[node] for node, target in steps)
    if truth.has_loop:
        # Nobody can walk these to their ends. Told is what some way there meets, once round or not.
        assert not any(judged.of(rule) for rule in AFTER_SHAPE if rule not in MET_ON_THE_WAY)
        assert {route[:-1] for route in judged.routes("case-not-covered")} <= _answer_routes(
            truth.stuck_going_round(), truth
        )
    _see(seen, "loop" if truth.has_loop else "no loop")


def _graph(truth: BruteForce, judged: Judged, seen: Verdicts) -> None:
    analysis = judged.analysis
    assert not analysis.unfolding.crowded
    assert analysis.unfolding.nodes == truth.met
    ends = {walk.end for walk in truth.walks if walk.kind == "tree"}
    assert {state.node for state in analysis.unfolding.states if state.hands_over} == ends
    for node in [*truth.nodes, *ends]:
        assert on_every_path_to(analysis.always_passed, node) == truth.always_passed(node)
        asked = truth.always_passed(node) & set(truth.questions) - {node}
        before = analysis.questions_before(node)
        assert set(before) == asked
        # each stands before those that only come up behind it
        assert all(first not in truth.closure[second] for first, second in itertools.pairwise(before))
    if not truth.stuck():
        assert analysis.path_count == truth.count_paths()
        assert analysis.most_questions.weight == truth.most_questions()
        assert analysis.most_words.weight == truth.most_words()
    _see(seen, "hand-over", ends)
    _see(seen, "measured", any("tick" in question or "number" in question for question in truth.questions.values()))


def _combinations(truth: BruteForce, judged: Judged, seen: Verdicts) -> None:
    stuck = truth.stuck()
    found = {each.place.route[:-1]: len(each.path) for each in judged.of("case-not-covered")}
    expected = {
        ("questions", node, "answers", at) if node in truth.questions else ("steps", node): shortest
        for (node, at), shortest in stuck.items()
    }
    assert found == expected
    impossible = _impossible(truth)
    assert judged.routes("impossible-case") == impossible
    lost = set(truth.nodes) - truth.met
    named = {str(route[1]) for route in judged.routes("unreachable")}
    assert named <= lost
    # what only an impossible case or an open combination leads to is told there
    assert bool(named) <= (not stuck)
    if lost and not stuck and not impossible:
        assert all(any(node == name or node in truth.closure[name] for name in named) for node in lost)
    _see(seen, "uncovered", stuck)
    _see(seen, "impossible", impossible)
    _see(seen, "unreached" if lost else "all reached")


def _steps_back(truth: BruteForce, judged: Judged, seen: Verdicts) -> None:
    expected = {(*route, "then") for route in _answer_routes(truth.stray_steps_back(), truth)}
    assert judged.routes("stray-again") == expected
    _see(seen, "stray step back", expected)
    _see(seen, "step back", any(again for _, _, _, again in truth.ways()))


def _has_come_to_promises(judged: Judged) -> bool:
    return not any(
        judged.of(rule)
        for rule in ("case-not-covered", "impossible-case", "stray-again", "unreachable", "endless-path")
    )


def _promises(truth: BruteForce, judged: Judged, seen: Verdicts) -> None:
    found = {each.place.route[1]: len(each.path) - 1 for each in judged.of("broken-safeguard")}
    expected = {}
    for number, safeguard in enumerate(truth.tree["safeguards"]):
        broken = truth.broken(safeguard)
        if broken:
            expected[number] = broken
        elif "unless" in safeguard and truth.broken({**safeguard, "unless": {"nothing": []}}):
            _see(seen, "excused")
    if not _has_come_to_promises(judged):
        # Some wait for what is open; those that are told are broken all the same.
        assert all(length >= expected[int(number)] for number, length in found.items())
        return
    assert found == expected
    _see(seen, "broken", expected)
    _see(seen, "kept", len(expected) < len(truth.tree["safeguards"]))
    _see(seen, "clean", not expected)


def _stories(truth: BruteForce, judged: Judged, seen: Verdicts) -> None:
    if not _has_come_to_promises(judged):
        return
    wrong: set[tuple[object, bool]] = set()
    needless: set[tuple[str | int, ...]] = set()
    taken: set[tuple[str, int]] = set()
    for number, scenario in enumerate(truth.tree["scenarios"]):
        walk = truth.follow(scenario["answers"])
        taken.update((each.node, each.position) for each in walk.taken if each.node in truth.questions)
        if walk.kind == "stuck" or walk.end != scenario["expect"]:
            wrong.add((number, walk.kind == "stuck"))
            _see(seen, "story stuck" if walk.kind == "stuck" else "story elsewhere")
            continue
        _see(seen, "story right")
        asked = {each.node for each in walk.taken}
        needless.update(("scenarios", number, "answers", name) for name in scenario["answers"] if name not in asked)
    assert {(route[1], route[2] == "answers") for route in judged.routes("wrong-scenario")} == wrong
    assert judged.routes("stray-answer", with_notes=True) == needless
    _see(seen, "needless answer", needless)
    every = {(node, position) for node, position, _, again in truth.ways() if node in truth.questions and not again}
    untaken = {(*route, "answer") for route in _answer_routes(every - taken, truth)}
    untaken = untaken if truth.tree["scenarios"] else {("title",)}
    # a story that goes astray takes other answers than it means: that is told first
    assert judged.routes("untaken-answer") == (set() if wrong else untaken)
