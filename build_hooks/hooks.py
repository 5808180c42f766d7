"""MkDocs' events, translated: each calls one function of the guide and hands MkDocs what it asks for."""

from __future__ import annotations

import html
import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils.templates import TemplateContext

from build_hooks.diagnostics.full import write_full
from build_hooks.graph.health import GuideHealth
from build_hooks.model.guide import Guide, read_guide
from build_hooks.pages import shipped_assets
from build_hooks.pages.addresses import Addresses
from build_hooks.pages.broken_page import unmade
from build_hooks.pages.edition import Edition
from build_hooks.pages.imprint import imprint_of, today
from build_hooks.pages.navigation import navigation
from build_hooks.pages.page import Page
from build_hooks.pages.publication import publish
from build_hooks.pages.search_hits import searchable, told_apart, unmarked
from build_hooks.pages.security_policy import secured
from build_hooks.pages.site_pages import pages_of
from build_hooks.pages.templating import cache_compiled
from build_hooks.rules import RULES
from build_hooks.rules.check import Report, check_guide
from build_hooks.rules.health import guide_health

log = logging.getLogger("mkdocs.guide")


@dataclass
class _Build:
    """What lives for one build; MkDocs loads this file once and builds many times while serving."""

    report: Report = field(default_factory=lambda: Report(Guide(), (), {}))
    pages: Mapping[str, Page] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict)


_build = _Build()
_serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Remember whether somebody watches: while serving, a mistake is shown and never raised."""
    global _serving  # noqa: PLW0603 - MkDocs hands events nothing to keep it in
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the guide, once a build, and name what every page loads."""
    global _build  # noqa: PLW0603
    _build = _Build(report=_checked(_root(config)))
    _build.pages = _pages(_edition(_build.report, config))
    # The theme's inline scripts are then the same on every page, and so is the policy that lets them run.
    config.extra.setdefault("scope", urlsplit(config.site_url or "").path or "/")
    config.extra["published"] = None if _serving else imprint_of(_root(config))
    if _is_offline(config):
        # The plugin would name an address elsewhere for what lets the search run from a disk.
        config.extra["polyfills"] = [f"{shipped_assets.FOLDER}/frame-worker.js"]
    for name in shipped_assets.EVERYWHERE:
        _load_everywhere(f"{shipped_assets.FOLDER}/{name}", config)
    return config


def on_pre_build(config: MkDocsConfig) -> None:  # noqa: ARG001
    """Stop a build before MkDocs empties the old site; while serving, say what is wrong and go on."""
    report = _build.report
    if report.warnings:
        log.info("What could be better in the guide:\n%s\n", write_full(report.warnings))
    if not report.errors:
        return
    if _serving:
        log.info("What is wrong in the guide:\n%s\n", write_full(report.errors))
        return
    print(write_full(report.errors), file=sys.stderr)
    raise Abort("\nThe guide has mistakes, so nothing was built; the old site is as it was.")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the guide's pages before all others, and an article's page in place of its file."""
    pages = [_file_of(page, config) for page in _build.pages.values()]
    assets = [File.generated(config, uri, content=text) for uri, text in shipped_assets.shipped().items()]
    others = [file for file in files if file.src_uri not in _build.pages]
    if config.nav is None:
        # MkDocs would sort the pages by name.
        in_navigation = [page.uri for page in _build.pages.values() if page.in_navigation]
        config.nav = navigation([*in_navigation, *(file.src_uri for file in others if file.is_documentation_page())])
    return Files([*pages, *others, *assets])


def on_env(env: Environment, /, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """Compile the theme's templates once and not in every build."""
    cache_compiled(env, _root(config) / ".guide-cache")
    return env


def on_page_content(
    content: str,
    /,
    page: SitePage,
    config: MkDocsConfig,  # noqa: ARG001
    files: Files,  # noqa: ARG001
) -> str:
    """The page's HTML, its ids made known to the check of links and its headings to the table of contents."""
    made = _build.pages.get(page.file.src_uri)
    if made is None:
        return content
    page.present_anchor_ids = (page.present_anchor_ids or set()) | made.anchors
    page.toc.items += [AnchorLink(html.escape(each.words), each.id, level=2) for each in made.headings]
    return _html(made, content)


@event_priority(100)
def _before_search(context: TemplateContext, /, page: SitePage, config: MkDocsConfig, nav: Navigation) -> None:  # noqa: ARG001
    _build.contents[page.file.src_uri] = page.content or ""
    page.content = searchable(page.content or "")


@event_priority(-100)
def _after_search(context: TemplateContext, /, page: SitePage, config: MkDocsConfig, nav: Navigation) -> None:  # noqa: ARG001
    page.content = unmarked(_build.contents[page.file.src_uri])


on_page_context = CombinedEvent(_before_search, _after_search)
"""The search reads a page without what it would leave out; the theme gets the whole."""


def on_post_page(output: str, /, page: SitePage, config: MkDocsConfig) -> str:  # noqa: ARG001
    """The page with its security policy."""
    return _secured(output, page.content or "")


def on_post_template(output_content: str, /, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001
    """The theme's own pages, such as the one for addresses that lead nowhere, with their security policy."""
    return _secured(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Tell search hits apart, and make a published site an app that keeps a copy of itself."""
    index = Path(config.site_dir) / "search" / "search_index.json"
    if index.is_file():
        index.write_text(told_apart(index.read_text(encoding="utf-8"), _build.report.guide.trees), encoding="utf-8")
    if config.extra["published"] and not _is_offline(config):
        publish(Path(config.site_dir), config.extra["published"])


def _is_offline(config: MkDocsConfig) -> bool:
    plugin = config.plugins.get("material/offline")
    return bool(plugin and plugin.config["enabled"])


def _secured(output: str, content: str = "") -> str:
    # Whoever watches gets a script and a connection for reloading, which the policy of a published page forbids.
    return output if _serving else secured(output, content)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").absolute().parent


def _checked(root: Path) -> Report:
    guide = read_guide(root)
    try:
        return check_guide(guide, today())
    except Exception:
        if not _serving:
            raise
        log.exception("The guide could not be checked: a mistake in the checker, not in the guide.")
        return Report(guide, (), {})


def _edition(report: Report, config: MkDocsConfig) -> Edition:
    files = {each.diagnostic.place.file for each in report.errors}
    faults = {file: write_full(each for each in report.errors if each.diagnostic.place.file == file) for file in files}
    repository = (config.repo_url or "").rstrip("/")
    issues = f"{repository}/issues/new" if repository.startswith("https://github.com/") else ""
    addresses = Addresses(config.use_directory_urls)
    return Edition(report.guide, report.analyses, faults, addresses, issues, _health(report), RULES)


def _health(report: Report) -> GuideHealth | None:
    try:
        return guide_health(report, today())
    except Exception:
        if not _serving:
            raise
        log.exception("The guide's health could not be told: a mistake in the checker, not in the guide.")
        return None


def _pages(edition: Edition) -> Mapping[str, Page]:
    try:
        return pages_of(edition)
    except Exception:
        if not _serving:
            raise
        log.exception("The guide's pages could not be made: a mistake in the pages, not in the guide.")
        return {}


def _html(page: Page, content: str) -> str:
    try:
        return page.render(content)
    except Exception:
        if not _serving:
            raise
        log.exception("The page %s could not be made: a mistake in the pages, not in the guide.", page.uri)
        return unmade()


def _load_everywhere(uri: str, config: MkDocsConfig) -> None:
    if uri.endswith(".css"):
        config.extra_css.append(uri)
        return
    script = ExtraScriptValue(uri)
    script.defer = True
    config.extra_javascript.append(script)


def _file_of(page: Page, config: MkDocsConfig) -> File:
    inclusion = InclusionLevel.UNDEFINED if page.in_navigation else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, page.uri, content=page.source, inclusion=inclusion)
    if page.file:
        path = os.path.relpath(_root(config) / page.file, config.docs_dir)
        file.edit_uri = Path(path).as_posix()
    return file
