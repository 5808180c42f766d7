import pytest
from good_call.exchange.flowchart import FormatError
from good_call.exchange.mermaid import read
from good_call.exchange.settling import settle


def drawn(text: str) -> list[str]:
    """Boxes as `id "text"`, arrows as `a -label-> b`."""
    chart = read(text)
    lines = [f'{name} "{box.text}"' for name, box in chart.boxes.items()]
    return lines + [f"{name} -{arrow.label}-> {arrow.to}" for name, box in chart.boxes.items() for arrow in box.arrows]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("A --> B", ['A "A"', 'B "B"', "A --> B"]),
        ("A-->B", ['A "A"', 'B "B"', "A --> B"]),
        ("A[Start here] -->|Yes, it is| B{Which one?}", ['A "Start here"', 'B "Which one?"', "A -Yes, it is-> B"]),
        ("A -- Yes --> B", ['A "A"', 'B "B"', "A -Yes-> B"]),
        ("A == Yes ==> B -. No .-> C", ['A "A"', 'B "B"', 'C "C"', "A -Yes-> B", "B -No-> C"]),
        ("A --> B --> C", ['A "A"', 'B "B"', 'C "C"', "A --> B", "B --> C"]),
        ("A & B --> C & D", ['A "A"', 'B "B"', 'C "C"', 'D "D"', "A --> C", "A --> D", "B --> C", "B --> D"]),
        ('A["It\'s (really) [so]; #quot;yes#quot;"]', ['A "It\'s (really) [so]; "yes""']),
        (
            "A(round) ---> B([stadium]) --o C((circle))",
            ['A "round"', 'B "stadium"', 'C "circle"', "A --> B", "B --> C"],
        ),
        ("A[[sub]] -.-> B[(data)] ==> C{{hex}}", ['A "sub"', 'B "data"', 'C "hex"', "A --> B", "B --> C"]),
        ("A:::hot --> B[text]:::cold; C", ['A "A"', 'B "text"', 'C "C"', "A --> B"]),
        ('A@{ shape: diamond, label: "Why?" } --> B', ['A "Why?"', 'B "B"', "A --> B"]),
        ('A -->|"a | b"| B', ['A "A"', 'B "B"', "A -a | b-> B"]),
        ("A[one<br/>two] e1@--> B", ['A "one two"', 'B "B"', "A --> B"]),
        ('A["`**bold** text`"]', ['A "**bold** text"']),
        ("A --> B\nA[later]", ['A "later"', 'B "B"', "A --> B"]),
        ("a-b --> c_d.e", ['a-b "a-b"', 'c_d.e "c_d.e"', "a-b --> c_d.e"]),
        ("Endless --> endings", ['Endless "Endless"', 'endings "endings"', "Endless --> endings"]),
    ],
)
def test_statements_of_flowcharts(statement: str, expected: list[str]) -> None:
    assert drawn(f"flowchart TD\n{statement}\n") == expected


def test_what_only_concerns_looks_is_passed_over() -> None:
    text = """---
title: "Which pattern?"
---
%%{init: {"theme": "dark"}}%%
graph LR
    subgraph one [A group]
        direction TB
        A{Really?} -->|Yes| B
    end
    %% a remark; A --> Z
    classDef hot fill:#f00,stroke:#333
    class A,B hot
    style A fill:#bbf
    linkStyle 0 stroke:red
    click A "https://example.com" _blank
    A -->|No| C
"""
    assert drawn(text) == ['A "Really?"', 'B "B"', 'C "C"', "A -Yes-> B", "A -No-> C"]
    assert read(text).title == "Which pattern?"


def test_a_flowchart_is_found_within_markdown() -> None:
    assert drawn("# Title\n\n```mermaid\nflowchart TD\n  A --> B\n```\n\nA --> C\n") == ['A "A"', 'B "B"', "A --> B"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no Mermaid flowchart"),
        ("sequenceDiagram\nA->>B: Hi\n", "no Mermaid flowchart"),
        ("flowchart TD\n", "no boxes"),
        ("flowchart TD\nA --> \n", "line 2: here should stand the id of a box"),
        ("flowchart TD\nA --> B\n\nA ?? B\n", "line 4: here should stand an arrow such as `-->`, not `?? B`"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message.replace("?", r"\?")):
        read(text)


def test_kinds_follow_from_the_arrows() -> None:
    chart = settle(read("flowchart TD\nA{Q?} -->|Yes| B[Do it] --> C\nA -->|No| other-tree\n"), {"other-tree"})
    assert {name: box.kind for name, box in chart.boxes.items()} == {"q": "question", "do-it": "step", "c": "outcome"}
    assert [arrow.to for arrow in chart.boxes["q"].arrows] == ["do-it", "other-tree"]
