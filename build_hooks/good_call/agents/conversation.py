"""One story as a conversation: what the customer says, and the tools that an assistant may call meanwhile."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field
from typing import Any

import anyio
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from good_call.graph.trail import pick
from good_call.model.guide import Guide
from good_call.model.node import Question
from good_call.model.scenario import Given, Scenario
from good_call.model.tree import Tree
from good_call.records import dataclass

Reply = dict[str, Any]


@dataclass
class Conversation:
    """The story of a tree. What an assistant calls is played against the guide, and the last reply is kept."""

    guide: Guide
    tree: Tree
    scenario: Scenario
    server: MCPServer[Any]
    start: str = ""
    last: Reply = field(default_factory=dict)

    @property
    def story(self) -> str:
        """What happened, for the assistant to begin with."""
        return self.scenario.story

    @property
    def tools(self) -> list[Reply]:
        """What may be called: the name, description and `input_schema` of each tool."""
        found = _waited_for(self.server.list_tools)
        return [
            {"name": each.name, "description": each.description, "input_schema": each.input_schema} for each in found
        ]

    def call(self, tool: str, **arguments: Any) -> Reply:
        """The reply of a tool; what doesn't even fit it comes back as a `problem`, as an assistant would read it."""
        try:
            result: Any = _waited_for(self.server.call_tool, tool, arguments)
        except ToolError as problem:
            return {"problem": str(problem)}
        reply: Reply = result.structured_content
        if "at" in reply:
            self.start, self.last = str(arguments["tree"]), reply
        return reply

    def customer_says(self) -> str:
        """The customer's words at the question at hand, empty where the story tells nothing of it."""
        tree_id, _, question_id = self.last.get("at", "").partition("/")
        keys = [f"{tree_id}/{question_id}", *([question_id] if tree_id == self.tree.id else [])]
        said = [self.scenario.says[each] for each in keys if each in self.scenario.says]
        given = [self.scenario.answers[each] for each in keys if each in self.scenario.answers]
        if said or not given:
            return said[0] if said else ""
        return _in_words(self.guide.trees[tree_id].questions[question_id], given[0])


def _waited_for(asked: Callable[..., Awaitable[Any]], *arguments: object) -> Any:
    # An assistant may run in a loop of its own, in whose thread no other can.
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(anyio.run, asked, *arguments).result()


def _in_words(question: Question, given: Given) -> str:
    """What a story gives, as somebody would say it."""
    if isinstance(given, dict):
        fields = question.worksheet or {}
        return "; ".join(f"{fields[name].label} {number} {fields[name].unit}" for name, number in given.items())
    if isinstance(given, tuple):
        return "; ".join(_ticked(question, given)) or pick(question, given).answer.answer
    if question.number:
        return f"{given} {question.number.unit}"
    answer = question.answer(given)
    return answer.answer if answer else given


def _ticked(question: Question, given: tuple[str, ...]) -> Iterator[str]:
    ids = question.ticked(given)
    return (tick.tick for tick in question.tick or () if tick.id in ids)
