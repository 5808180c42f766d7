"""A stand-in for an assistant: it talks to the server through the SDK's own client, and gives what a test says."""

from __future__ import annotations

import datetime
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
from good_call.agents.server import make_server
from good_call.agents.sound_trees import SoundTrees, sound_trees
from good_call.pages.addresses import Addresses
from mcp import Client

TODAY = datetime.date(2026, 11, 27)
SITE = "https://guide.example.com/"

Reply = dict[str, Any]


class Assistant:
    """One assistant; `calls` counts what it asked."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.calls = 0

    async def call(self, tool: str, **arguments: Any) -> Reply:
        """The reply, which isn't an error of the protocol."""
        self.calls += 1
        result = await self.client.call_tool(tool, arguments)
        assert not result.is_error, result.content
        assert isinstance(result.structured_content, dict)
        return result.structured_content

    async def is_refused(self, tool: str, **arguments: Any) -> bool:
        """Whether the arguments don't even fit the tool."""
        self.calls += 1
        return bool((await self.client.call_tool(tool, arguments)).is_error)

    async def answer(self, tree: str, reply: Reply, given: Any = None) -> Reply:
        """Answer where the last reply stands."""
        return await self.call("answer", tree=tree, trail=reply.get("trail", []), at=reply["at"], given=given)


def served_from(root: Path) -> SoundTrees:
    return sound_trees(root, TODAY)


def talk(served: SoundTrees, talking: Callable[[Assistant], Awaitable[None]]) -> int:
    """Let an assistant talk to a server of these trees; how many calls it made."""
    server = make_server(served, "A guide", lambda uri: SITE + Addresses().of(uri))
    made = []

    async def connected() -> None:
        async with Client(server) as client:
            assistant = Assistant(client)
            await talking(assistant)
            made.append(assistant.calls)

    in_own_thread(connected)
    return made[0]


def in_own_thread(talking: Callable[..., Awaitable[Any]], *arguments: object) -> Any:
    """What comes of it. The browser's tests leave a loop running in their thread, in which no other may run."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(anyio.run, talking, *arguments).result()
