"""What stands below `say` can be said aloud to the customer as it stands; everything else stands below `do`."""

import re

import pytest
from good_call.model.node import Outcome, Step

from tests.content.demand import GUIDE, demand, told

SPEAKERS = {
    f"{tree.id}/{node.id}": node
    for tree in GUIDE.trees.values()
    for node in tree.nodes.values()
    if isinstance(node, Outcome | Step) and node.say
}

NOT_TO_BE_SAID = re.compile(r"(Nothing|No word|Don't|Do not|Never|To (your|a|the) |To colleagues|Keep )")
# "That you are sorry" tells a rep what to say; "I'm sorry" is what a rep says.
ABOUT_SPEECH = re.compile(
    r"That (you|they|it|we|your|their|the|there|all|our|many|everybody|somebody|what|no)\b"
    r"|(What|Who|Whom|When|Where|Why|Which|How|They|Their) (?!I\b)[^?]*$"
)
BELITTLING = re.compile(r"\b(small as|rather lose them)\b")


@pytest.mark.parametrize("name", SPEAKERS)
def test_every_line_to_say_can_be_said_to_a_customer(name: str) -> None:
    flaws = (NOT_TO_BE_SAID.match, ABOUT_SPEECH.match, BELITTLING.search)
    wrong = [str(line) for line in SPEAKERS[name].say if any(flaw(str(line)) for flaw in flaws)]
    demand(not wrong, f"{name}: what stands below `say` is said to the customer, and this can't be: {told(wrong)}.")
