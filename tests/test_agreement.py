"""The check and the build agree on every article's body: what the check lets through a strict build takes, at once.

Two thousand bodies of Markdown and HTML fragments, nested in each other, 800 of them by day. Each is checked, and then
read and rendered by MkDocs itself and by what follows on the way to a page: nothing raises, nothing is warned of,
nothing takes long.
"""

from __future__ import annotations

import logging
import random
import time

import pytest
from good_call.model.guide import Guide
from good_call.model.own_pages import own_pages
from good_call.model.written_text import WrittenText
from good_call.pages.article_body import retold
from good_call.pages.written_page import written
from good_call.rules import heavy_page, merge_marks, unreadable_page
from good_call.rules.links_of_pages import broken_links
from good_call.source.markdown_reader import EXTENSIONS
from material.plugins.search.plugin import Parser
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

BODIES = 2_000
FILE = "articles/body.md"
WORDS = ("one", "two words", "a_b", "3 < 4", "R&D", "it's", "", "e\u0301", "\u202e", "# x", "1.", "\\", "&lt;", "&#0;")
INLINE = tuple(
    """**{}**|_{}_|*{}|`{}`|``{} ` ``|[{}](body.md)|[{}](#x)|[{}](nowhere.md)|![{}](x.png)|[{}](https://[evil)|[{}][ref]
    [^1]{}|<b>{}</b>|<b>{}|</b>{}|<a href='x.md'>{}</a>|<!-- {} -->|<!-- {}|<![>{}|<![CDATA[{}]]>|<![']:{}|<![ {}
    <![if x]>{}|<?{}?>|<?{}|<!DOCTYPE {}>|<{}>|<a {}|{}«: .x #y onclick=z »|{}«: »|<https://x.example/{}>
    <a@b.example>{}|\x02{}\x03|[[{}]]|{}  ¶|~~{}~~|<div markdown>{}</div>|<p markdown='1'>{}|<span id='a'>{}</span>
    [{}]: <|[{}](|<img src='{}'>|{}&#x202e;|[{}](x.png "{}")""".replace("\n    ", "|").split("|")
)
BLOCKS = tuple(
    """# {}¶|## {} «#x»¶|{}¶===¶|> {}¶|- {}¶|1. {}¶|    {}¶|```¶{}¶```¶|~~~ x¶{}¶|```«.python {}»¶x¶```¶
    ! a ! {} !¶!---!:-:!¶! {} ! b !¶|!!! note "{}"¶    {}¶|term¶:   {}¶|[^1]: {}¶|[ref]: {}¶|*[one]: {}¶
    <div>¶{}¶</div>¶|<div markdown='block'>¶¶{}¶¶</div>¶
    <table><tr><td>{}¶|<details><summary>{}</summary>¶¶{}¶¶</details>¶
    <script>{}</script>¶|<style>{}¶|<pre><code>{}¶|<textarea>{}¶|***¶{}¶|<<<<<<< {}¶|=======¶{}¶|<p>{}¶¶|</div>{}¶|\t{}¶
    ![{}](x.png)¶«: style=x »¶|<svg><title>{}</title></svg>¶|<iframe src='{}'></iframe>¶
    <h1 markdown>{}</h1>¶""".replace("\n    ", "|").split("|")
)
"""Forms with `{}` for what stands within; `«` and `»` are braces, `¶` ends a line."""


def body_of(chance: random.Random) -> str:
    return "\n".join(_block(chance, 0) for _ in range(chance.randint(1, 6)))


def _block(chance: random.Random, depth: int) -> str:
    inner = _block(chance, depth + 1) if depth < 3 and chance.random() < 0.35 else _inline(chance, 0)
    return _filled(chance.choice(BLOCKS), inner)


def _inline(chance: random.Random, depth: int) -> str:
    if depth > 4 or chance.random() < 0.2:
        return chance.choice(WORDS) * chance.choice((1, 1, 1, 3))
    inner = " ".join(_inline(chance, depth + 1) for _ in range(chance.randint(1, 2)))
    return _filled(chance.choice(INLINE), inner)


def _filled(form: str, inner: str) -> str:
    return form.replace("«", "{").replace("»", "}").replace("¶", "\n").replace("{}", inner)


def told(body: str) -> list[str]:
    """What the check says of a body that is an article's or a page's."""
    written = WrittenText(f"docs/{FILE}", FILE, body)
    guide = Guide(written=(written,), docs_files=(f"docs/{FILE}", "docs/articles/x.png"))
    subject = type("Subject", (), {"guide": guide})()
    rules = (merge_marks, heavy_page, unreadable_page)
    return [each.rule for rule in rules for each in rule.check_guide(subject)] + [
        each.rule for each in broken_links(guide, own_pages(guide))
    ]


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> MkDocsConfig:
    root = tmp_path_factory.mktemp("agreement")
    (root / "docs/articles").mkdir(parents=True)
    (root / "docs/articles/x.png").write_bytes(b"x")
    warn = "{not_found: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}"
    extensions = "".join(f"  - {each}\n" for each in EXTENSIONS)
    settings = f"site_name: x\nvalidation: {{links: {warn}}}\nmarkdown_extensions:\n{extensions}"
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return load_config(str(root / "mkdocs.yml"))


def built(body: str, config: MkDocsConfig) -> list[str]:
    """What a strict build would end with: an exception's name, or warnings."""
    heard: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    try:
        file = File(FILE, config.docs_dir, config.site_dir, config.use_directory_urls)
        picture = File("articles/x.png", config.docs_dir, config.site_dir, config.use_directory_urls)
        files = Files([file, picture])
        page = Page("Body", file, config)
        page.markdown = body
        page.render(config, files)
        page.validate_anchor_links(files=files, log_level=logging.WARNING)
        for html in (retold(page.content or ""), written(page.content or "")):
            parser = Parser()
            parser.feed(html)
            parser.close()
    except Exception as error:
        heard.append(f"{type(error).__name__}: {error}")
    finally:
        log.removeHandler(handler)
    return heard


@pytest.mark.parametrize("seed", [*range(8), *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(8, 20))])
def test_what_the_check_lets_through_a_strict_build_takes(seed: int, config: MkDocsConfig) -> None:
    chance = random.Random(seed)
    differing = []
    refused = 0
    for _ in range(BODIES // 20):
        body = body_of(chance)
        found = told(body)
        refused += bool(found)
        begun = time.monotonic()
        ends = [] if "heavy-page" in found else built(body, config)
        if bool(ends) != bool(set(found) - {"merge-marks", "heavy-page"}):
            differing.append((body, found, ends))
        assert time.monotonic() - begun < 5, body
    assert differing == []
    assert 0 < refused < BODIES // 20, "both kinds must come up"
