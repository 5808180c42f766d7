import pytest

from tests.graph.sketch import analyse, sketch

DIAMOND = """
    a? yes -> b | no -> c
    b? yes -> end | no -> c
    c: end
    end!
"""


def test_a_sketch_is_what_a_tree_prints() -> None:
    text = """
        t? (one two) none [, 1) -> s | some [1, ) -> t is one or two: end; otherwise s
        n? #0..9.1 few [, 2) -> end | back [2, ) [again] -> t
        s: n
        end! decline
    """
    assert str(sketch(text)).splitlines() == [
        "sketch from t",
        "  t? none [, 1) -> s | some [1, ) -> t is one or two: end; otherwise s",
        "  n? few [, 2) -> end | back [2, ) again -> t",
        "  s: n",
        "  end! decline",
    ]


def test_order_puts_each_node_before_those_it_leads_to() -> None:
    assert analyse(DIAMOND).network.order() == ["a", "b", "c", "end"]


def test_order_holds_unreachable_nodes_too() -> None:
    order = analyse("a? yes -> end | no -> end\nlost: end\nend!").network.order()
    assert sorted(order) == ["a", "end", "lost"]
    assert order.index("lost") < order.index("end")


def test_unknown_targets_and_other_trees_are_no_ways() -> None:
    network = analyse("a? yes -> other | no -> nowhere | end -> end\nend!", "other").network
    assert network.ways == {"a": ("end",), "end": ()}
    assert network.hand_overs == {"a": ("other",), "end": ()}


def test_a_node_goes_before_a_tree_of_the_same_name() -> None:
    network = analyse("a? yes -> end | no -> end\nend!", "end").network
    assert (network.ways["a"], network.hand_overs["a"]) == (("end",), ())


@pytest.mark.parametrize(
    ("text", "loops"),
    [
        (DIAMOND, []),
        ("a? yes -> a | no -> end\nend!", [("a",)]),
        ("a? yes -> b | no -> end\nb? yes -> a | no -> end\nend!", [("a", "b")]),
        ("a? yes -> b | no -> end\nb: c\nc? yes -> b | no -> end\nend!", [("b", "c")]),
        # the short way round is told, not the long one
        ("a? x -> b | y -> c\nb: c\nc? x -> a | y -> end\nend!", [("a", "c")]),
        # a loop that no path meets is a loop all the same
        ("a? yes -> end | no -> end\nx: y\ny: x\nend!", [("x", "y")]),
        # two knots, two loops
        ("a? x -> a | y -> b\nb? x -> b | y -> end\nend!", [("a",), ("b",)]),
        # two ways back in one knot, one loop
        ("a? x -> b | y -> end\nb? x -> a | y -> a\nend!", [("a", "b")]),
        # a step back on purpose is none
        ("a? yes -> b | no -> end\nb? back [again] -> a | on -> end\nend!", []),
    ],
)
def test_loops_are_told_once_and_by_their_shortest_way(text: str, loops: list[tuple[str, ...]]) -> None:
    assert analyse(text).loops == loops


def test_way_is_a_shortest_one_and_empty_where_there_is_none() -> None:
    network = analyse(DIAMOND).network
    assert network.way("a", "end") in (("a", "b", "end"), ("a", "c", "end"))
    assert network.way("a", "a") == ("a",)
    assert network.way("end", "a") == ()
