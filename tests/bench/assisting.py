"""What assistants and programs cost: the start of `guide mcp`, a call, and the bytes of `trees.json`."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from good_call.exchange.published_files import published_files
from good_call.exchange.trees_json import FILE
from good_call.model.guide import read_guide
from good_call.pages.addresses import Addresses

from tests.bench.child import last_number, ratio, run, told

# With nobody who says anything, it ends as soon as it is there.
_START = """
import os
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
from good_call.cli.main import main
main(["mcp", "--site", "https://guide.example.com/"])
"""
_CALLS = """
import sys, time, anyio
from pathlib import Path
from mcp import Client
from good_call.agents.server import make_server
from good_call.agents.sound_trees import sound_trees
from good_call.source.clock import today

async def walk():
    served = sound_trees(Path(sys.argv[1]), today())
    tree = min(served.guide.trees)
    async with Client(make_server(served, "A guide", lambda uri: uri)) as client:
        reply = await call(client, "start", {"tree": tree})
        while reply["kind"] == "step" or "answers" in reply.get("valid", {}):
            given = reply["valid"]["answers"][0]["id"] if reply["kind"] == "question" else None
            said = {"tree": tree, "trail": reply.get("trail", []), "at": reply["at"], "given": given}
            reply = await call(client, "answer", said)
        start = time.process_time()
        for _ in range(1000):
            await call(client, "where_am_i", {"tree": tree, "trail": reply["trail"]})
        print((time.process_time() - start) / 1000)

async def call(client, tool, arguments):
    return (await client.call_tool(tool, arguments)).structured_content

anyio.run(walk)
"""


def measure(guides: dict[int, Path], pairs: int) -> Iterator[str]:
    """Start and call on the smallest guide, and a line of bytes for each."""
    smallest = guides[min(guides)]
    started = ratio(
        lambda: run("-c", _START, cwd=smallest).seconds,
        lambda: run("-m", "good_call", "check", cwd=smallest).seconds,
        pairs,
    )
    yield told("starting guide mcp / guide check", started, "none", ("mcp", "check"))
    called = ratio(
        lambda: last_number(run("-c", _CALLS, str(smallest))),
        lambda: run("-m", "good_call", "check", cwd=smallest).seconds,
        pairs,
    )
    yield f"a call of guide mcp: {1000 * called[1]:.2f} ms, 1/{1 / called[0]:.0f} of starting guide check"
    for trees, folder in guides.items():
        guide = read_guide(folder)
        text = published_files("A guide", guide, guide.trees, Addresses().of)[FILE].encode()
        packed = len(gzip.compress(text, 6, mtime=0))
        yield f"trees.json of {trees} trees: {len(text):,} bytes, {packed:,} on their way"
