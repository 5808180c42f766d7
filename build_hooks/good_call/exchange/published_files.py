"""What stands on every site for programs and assistants: the trees as data, their schema, and a list of both."""

from __future__ import annotations

from collections.abc import Mapping

from good_call.exchange.llms_text import LLMS_FILE, llms_text
from good_call.exchange.published_schema import schema_text
from good_call.exchange.trees_json import FILE, SCHEMA_FILE, Address, trees_json
from good_call.model.guide import Guide
from good_call.model.tree import Tree
from good_call.source.memory import Memory


def published_files(
    name: str,
    guide: Guide,
    trees: Mapping[str, Tree],
    address: Address,
    root: str = "",
    memory: Memory | None = None,
) -> dict[str, str]:
    """Each file's text by its name. `name` and `root` are the site's name and address, `trees` those without a mistake.

    A guide that has a `docs/llms.txt` keeps its own.
    """
    memory = memory or Memory()
    schema = memory.made(("published", SCHEMA_FILE), (), schema_text)
    files = {FILE: trees_json(name, guide, trees, address, memory), SCHEMA_FILE: schema}
    if f"{guide.folders.docs}/{LLMS_FILE}" not in guide.docs_files:
        files[LLMS_FILE] = llms_text(name, guide, trees, address, root)
    return files
