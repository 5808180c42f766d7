"""Build a site from a guide full of hostile texts, with the real hooks and without what else would stop the texts.

The checker refuses markup, and the browser refuses scripts that the security policy doesn't name. Both are taken
away here: what the pages make of a text is then looked at by itself.
"""

import json
from pathlib import Path

from tests.every_text import Fill, house, quoted, write_guide, write_yaml
from tests.own_guide import build as build_guide
from tests.own_guide import write_settings

_LOOSENED = """
from good_call.model import form_reader
from good_call.model.form_reader import FormReader
from good_call.pages import security_policy
from good_call.rules.check import Report

FormReader._check_markup = lambda self, node: None
form_reader.find_hidden = lambda *_: []
Report.errors = property(lambda self: ())
security_policy.secured = lambda page, *_: page
"""


def _always(text: str) -> Fill:
    return lambda _: text


def _by_hand(text: str) -> str:
    # An entry of the navigation, a title, a heading, an alternative text, a title of a link, a description.
    front = [f"{key}: {quoted(text)}" for key in ("title", "description", "author", "subtitle", "status")]
    words = text.replace("\0", "")
    line = " ".join(words.split())
    parts = ("---", *front, f"tags: [{quoted(text)}]", "---", f"# {line}", words, f"## {line}")
    return "\n".join([*parts, "", f'![{line}](x "{line}") [press](index.md "{line}")', "", words])


def _without_title(text: str) -> str:
    line = " ".join(text.replace("\0", "").split())
    return f"# {line}\n\n{line}\n"


def _body(text: str) -> str:
    # A file with a NUL is no text: it never comes as far as a page.
    words = text.replace("\0", "")
    return f"# Title\n\n## {words}\n\n{words}\n\n- {words}\n"


def _write_by_hand(folder: Path, texts: tuple[str, ...]) -> None:
    folder.mkdir(parents=True)
    (folder / "index.md").write_text("# By hand\n", encoding="utf-8")
    for number, text in enumerate(texts):
        (folder / f"page-{number}.md").write_text(_by_hand(text), encoding="utf-8")
        (folder / f"called-{number}.md").write_text(_without_title(text), encoding="utf-8")
    named = folder / "<img src=x onerror=canary(1)>"
    named.mkdir()
    (named / "'\"><img src=x onerror=canary(1)>.md").write_text("# Named\n", encoding="utf-8")


def build(target: Path, texts: tuple[str, ...], *, in_navigation: bool = False, removed: tuple[str, ...] = ()) -> None:
    """Build a site with a tree and an article for each text, which stands in every field of both.

    The navigation stands on each page, and so names them only where it is asked to: of few texts, please. What is
    `removed` are more texts, each the reason why something was taken out, and so a page with nothing else on it.
    """
    root = target.with_name(f"{target.name}-guide")
    root.mkdir(parents=True)
    fills = [_always(text) for text in texts]
    write_guide(root, fills, lambda number: _body(texts[number]))
    if removed:
        rules = {**house(fills), "removed": {f"gone-{number}": text for number, text in enumerate(removed)}}
        (root / "decision_trees/_house.yml").write_text(write_yaml(rules), encoding="utf-8")
    _write_by_hand(root / "docs/hand", texts)
    (root / "loosened.py").write_text(_LOOSENED, encoding="utf-8")
    write_settings(root)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert "hooks: [" in settings
    navigation: list[object] = ["index.md"]
    if in_navigation:
        navigation += [f"guides/tree-{number}.md" for number in range(len(texts))]
        navigation += [
            {text: [f"hand/page-{number}.md", f"hand/called-{number}.md"]} for number, text in enumerate(texts)
        ]
    settings = settings.replace("hooks: [", "hooks: [loosened.py, ") + f"\nnav: {json.dumps(navigation)}\n"
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    build_guide(root, target)
