"""MkDocs' events, translated: each calls one function of the guide and hands MkDocs what it asks for."""

from __future__ import annotations

import gc
import html
import logging
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_build_date
from mkdocs.utils.templates import TemplateContext
from watchdog.observers.polling import PollingObserver

from good_call.diagnostics.full import write_full
from good_call.health.guide_health import GuideHealth
from good_call.health.reckoning import guide_health
from good_call.model.guide import Guide, Readings, read_guide
from good_call.pages import shipped_assets
from good_call.pages.addresses import Addresses
from good_call.pages.broken_page import unmade
from good_call.pages.earlier_build import EarlierBuild, grounds_of, key_of, page_key
from good_call.pages.edition import Edition, Pieces
from good_call.pages.editor_links import with_editor_links
from good_call.pages.imprint import imprint_of
from good_call.pages.navigation import listed_in, navigation
from good_call.pages.page import Page
from good_call.pages.publication import publish
from good_call.pages.search_hits import hits_by_page, searchable, unmarked, with_hits
from good_call.pages.security_policy import secured
from good_call.pages.site_pages import pages_of
from good_call.pages.templating import cache_compiled
from good_call.rules import RULES
from good_call.rules.check import Report, check_guide
from good_call.rules.findings import Findings
from good_call.site.company import is_quiet, refusals
from good_call.site.theme import OVERRIDES, adapt
from good_call.source.clock import today
from good_call.source.made_files import BUILT, made_in

log = logging.getLogger("mkdocs.guide")
SECONDS_BETWEEN_LOOKS = 0.2


@dataclass
class _Build:
    """What lives for one build; MkDocs loads this file once and builds many times while serving."""

    report: Report = field(default_factory=lambda: Report(Guide(), (), {}))
    pages: Mapping[str, Page] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    nav: Navigation = field(default_factory=lambda: Navigation([], []))
    is_nav_ours: bool = False
    files: list[File] = field(default_factory=list)
    targets: frozenset[str] = frozenset()
    grounds: str = ""
    frame: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    earlier: EarlierBuild = field(default_factory=EarlierBuild)

    def has_changed(self, uri: str) -> bool:
        """Whether a page is made from something else than before, or shows something else around it."""
        framed_anew = bool(self.frame) and self.frame != self.earlier.frame
        return framed_anew or uri not in self.keys or self.keys[uri] != self.earlier.keys.get(uri)


class GuideSite:
    """MkDocs' events for one guide, and what is kept from one save to the next."""

    def __init__(self) -> None:
        self._build = _Build()
        self._serving = False
        self._earlier = EarlierBuild()
        self._readings: Readings = {}
        self._findings = Findings()
        self._pieces: Pieces = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether somebody watches: while serving, a mistake is shown and never raised."""
        self._serving = command == "serve"

    @event_priority(100)
    def settle_theme(self, config: MkDocsConfig) -> None:
        """Before any plugin asks the theme for a word or a template."""
        adapt(config)
        refused = refusals(config)
        if refused and not self._serving:
            raise Abort("\n".join(refused))
        for sentence in refused:
            log.warning(sentence)

    @event_priority(-100)
    def read_guide(self, config: MkDocsConfig) -> None:
        """Read the guide, once a build, when all plugins have had their say, and name what every page loads."""
        grounds = grounds_of(
            Path(config.config_file_path or "mkdocs.yml"),
            Path(config.site_dir),
            [OVERRIDES, *([Path(config.theme.custom_dir)] if config.theme.custom_dir else [])],
        )
        is_known = grounds == self._earlier.grounds and is_quiet(config)
        earlier = self._earlier if is_known else self._earlier.forgotten()
        if earlier is not self._earlier:
            # The templates may be others.
            self._pieces.clear()
        # A build that fails half-way leaves nothing to rely on.
        self._earlier = self._earlier.forgotten()
        self._build = _Build(report=self._checked(_root(config)), grounds=grounds, earlier=earlier)
        self._build.pages = self._pages(self._edition(self._build.report, config))
        # The theme's inline scripts are then the same on every page, and so is the policy that lets them run.
        config.extra.setdefault("scope", urlsplit(config.site_url or "").path or "/")
        config.extra["published"] = None if self._serving else imprint_of(_root(config))
        if _is_offline(config):
            # The plugin would name an address elsewhere for what lets the search run from a disk.
            config.extra["polyfills"] = [f"{shipped_assets.FOLDER}/frame-worker.js"]
        for name in shipped_assets.EVERYWHERE:
            _load_everywhere(f"{shipped_assets.FOLDER}/{name}", config)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Stop a build before MkDocs empties the old site; while serving, say what is wrong and go on."""
        report = self._build.report
        if report.warnings:
            log.info("What could be better in the guide:\n%s\n", write_full(report.warnings))
        if not report.errors:
            return
        if self._serving:
            log.info("What is wrong in the guide:\n%s\n", write_full(report.errors))
            return
        print(write_full(report.errors), file=sys.stderr)
        raise Abort("\nThe guide has mistakes, so nothing was built; the old site is as it was.")

    @event_priority(100)
    def add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put the guide's pages before all others, and an article's page in place of its file.

        First of all, so that other plugins find them, and the navigation with them.
        """
        assets = [File.generated(config, uri, content=text) for uri, text in shipped_assets.shipped().items()]
        others = [file for file in files if file.src_uri not in self._build.pages]
        if self._serving:
            self._tell_keys(others, assets)
        everything = Files([*(self._file_of(page, config) for page in self._build.pages.values()), *others, *assets])
        self._build.is_nav_ours = config.nav is None
        if self._build.is_nav_ours:
            config.nav = self._navigation(everything)
        return everything

    @event_priority(-100)
    def take_in_files(self, files: Files, config: MkDocsConfig) -> None:
        """Take in the pages of other plugins."""
        if self._build.is_nav_ours:
            config.nav = self._navigation(files)
        for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve) if self._serving else ():
            self._ask_us(file)

    @event_priority(200)
    def leave_nav(self, nav: Navigation, /, config: MkDocsConfig, files: Files) -> None:
        """The navigation is made of `config.nav` by now; a plugin that makes its own finds that nobody wrote one."""
        if self._build.is_nav_ours:
            config.nav = None

    @event_priority(-100)
    def carry_over(self, nav: Navigation, /, config: MkDocsConfig, files: Files) -> None:
        """Give pages that have not changed what they held before: MkDocs reads and renders only the others."""
        self._build.nav = nav
        for file in files.documentation_pages() if self._serving else ():
            if file.page and not self._build.has_changed(file.src_uri):
                self._carry_over(self._build.earlier.pages[file.src_uri], file.page, files)

    @event_priority(-100)
    def on_env(self, env: Environment, /, config: MkDocsConfig, files: Files) -> Environment:
        """Compile the theme's templates once and not in every build."""
        cache_compiled(env, _root(config) / ".guide-cache")
        self._build.files = list(files.documentation_pages(inclusion=InclusionLevel.is_in_serve))
        self._build.targets = frozenset(file.abs_dest_path for file in files)
        self._build.contents = {file.src_uri: file.page.content or "" for file in self._build.files if file.page}
        # Titles are known by now, also those that stand in a page's text.
        self._build.frame = key_of([_shown(item) for item in self._build.nav])
        return env

    @event_priority(100)
    def on_page_markdown(self, markdown: str, /, page: SitePage, config: MkDocsConfig, files: Files) -> None:
        """Our texts are no templates, whatever plugin looks for some: braces in them are braces."""
        if page.file.src_uri in self._build.pages:
            page.meta.setdefault("render_macros", False)

    @event_priority(100)
    def on_page_content(
        self,
        content: str,
        /,
        page: SitePage,
        config: MkDocsConfig,
        files: Files,
    ) -> str:
        """The page's HTML, its ids made known to the check of links and its headings to the table of contents."""
        made = self._build.pages.get(page.file.src_uri)
        if made is None:
            return content
        page.present_anchor_ids = (page.present_anchor_ids or set()) | made.anchors
        page.toc.items += [AnchorLink(html.escape(each.words), each.id, level=2) for each in made.headings]
        return (
            self._html(made, content)
            if content or page.file.src_uri not in self._build.bodies
            else self._build.bodies[made.uri]
        )

    @event_priority(100)
    def before_search(self, context: TemplateContext, /, page: SitePage, config: MkDocsConfig, nav: Navigation) -> None:
        """The search reads a page without what it would leave out."""
        self._build.contents[page.file.src_uri] = page.content or ""
        page.content = searchable(page.content or "")

    @event_priority(-100)
    def after_search(self, context: TemplateContext, /, page: SitePage, config: MkDocsConfig, nav: Navigation) -> None:
        """The theme gets the whole page."""
        page.content = unmarked(self._build.contents[page.file.src_uri])

    @event_priority(-100)
    def on_post_page(self, output: str, /, page: SitePage, config: MkDocsConfig) -> str:
        """The page with its security policy."""
        return self._secured(output, page.content or "")

    @event_priority(-100)
    def on_post_template(self, output_content: str, /, template_name: str, config: MkDocsConfig) -> str:
        """The theme's own pages, such as the one for addresses that lead nowhere, with their security policy."""
        return self._secured(output_content) if template_name.endswith(".html") else output_content

    @event_priority(-50)
    def tell_hits(self, config: MkDocsConfig) -> None:
        """Tell search hits apart: after the search has written its index, and before a copy for a disk takes it in."""
        index = Path(config.site_dir) / "search" / "search_index.json"
        hits = dict(self._build.earlier.hits)
        if index.is_file():
            text = index.read_text(encoding="utf-8")
            for file in self._build.files:
                if file.page and self._build.has_changed(file.src_uri):
                    hits.pop(file.page.url, None)
            hits |= hits_by_page(text, self._build.report.guide.trees)
            addresses = [file.page.url for file in self._build.files if file.page and file.page.url in hits]
            hits = {each: hits[each] for each in addresses}
            index.write_text(with_hits(text, hits.values()), encoding="utf-8")
        if self._serving:
            self._remember(hits)

    @event_priority(-200)
    def make_app(self, config: MkDocsConfig) -> None:
        """Make a published site an app that keeps a copy of itself, when all that it holds is there."""
        if config.extra["published"] and not _is_offline(config):
            publish(Path(config.site_dir), config.extra["published"])
        if not self._serving:
            # Of what begins with a dot MkDocs leaves an earlier build's, and somebody's own.
            made_in(Path(config.site_dir), hidden=False).keep(Path(config.site_dir), BUILT)

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        config: MkDocsConfig,
        builder: Callable[..., None],
    ) -> LiveReloadServer:
        """From the second build on make only what has changed: MkDocs' own `--dirty`, told by us what that is."""
        logging.getLogger("mkdocs.commands.build").addFilter(_is_no_warning_of_dirt)
        address, site = config.site_url, config.site_dir
        # What the command line may have asked for goes on; everything else is read anew.
        asked: dict[str, Any] = {"strict": config.strict, "use_directory_urls": config.use_directory_urls}

        def rebuild() -> None:
            fresh = load_config(config.config_file_path, site_dir=site, **asked)
            fresh.site_url = address
            build(fresh, serve_url=address, dirty=True)

        server.builder = rebuild
        _look_often(server, config)
        # Nearly all of the first build stays: the garbage collector need not look through it again at every save.
        gc.freeze()
        return server

    def _tell_keys(self, others: Iterable[File], assets: Iterable[File]) -> None:
        """Work out the key of every page."""
        names = key_of(sorted([*self._build.pages, *(file.src_uri for file in (*others, *assets))]))
        self._build.keys = {uri: self._key_of_made(page, names) for uri, page in self._build.pages.items()}
        for file in others:
            if file.is_documentation_page():
                self._build.keys[file.src_uri] = key_of(file.content_string, names)

    def _key_of_made(self, page: Page, others: str) -> str:
        if page.made_from:
            return page_key(page, page.made_from, others)
        body = self._html(page, "")
        if not page.markdown:
            self._build.bodies[page.uri] = body
        return page_key(page, body, others)

    def _ask_us(self, file: File) -> None:
        """Let MkDocs ask us whether a page has changed."""

        def is_modified() -> bool:
            return self._build.has_changed(file.src_uri) or not os.path.isfile(file.abs_dest_path)  # noqa: PTH113 - asked often

        file.is_modified = is_modified  # type: ignore[method-assign]

    def _carry_over(self, old: SitePage, page: SitePage, files: Files) -> None:
        page.title = old.title
        page.markdown, page.meta, page.toc = old.markdown, old.meta, old.toc
        page.content = self._build.earlier.contents[page.file.src_uri]
        page.present_anchor_ids = old.present_anchor_ids
        links = old.links_to_anchors or {}
        page.links_to_anchors = {
            files.src_uris[to.src_uri]: each for to, each in links.items() if to.src_uri in files.src_uris
        }

    def _remember(self, hits: Mapping[str, str]) -> None:
        self._build.earlier.remove_all_but(self._build.targets)
        pages = {file.src_uri: file.page for file in self._build.files if file.page}
        self._earlier = EarlierBuild(
            self._build.grounds,
            self._build.frame,
            self._build.keys,
            pages,
            self._build.contents,
            hits,
            self._build.targets,
        )

    def _secured(self, output: str, content: str = "") -> str:
        # Whoever watches gets a script and a connection for reloading, which the policy of a published page forbids.
        return output if self._serving else secured(output, content)

    def _checked(self, root: Path) -> Report:
        guide = read_guide(root, readings=self._readings if self._serving else None)
        try:
            return check_guide(guide, today(), self._findings if self._serving else None)
        except Exception:
            if not self._serving:
                raise
            log.exception("The guide could not be checked: a mistake in the checker, not in the guide.")
            return Report(guide, (), {})

    def _edition(self, report: Report, config: MkDocsConfig) -> Edition:
        files = {each.diagnostic.place.file for each in report.errors}
        faults = {
            file: write_full(each for each in report.errors if each.diagnostic.place.file == file) for file in files
        }
        if self._serving:
            faults = {file: with_editor_links(text, _root(config)) for file, text in faults.items()}
        repository = (config.repo_url or "").rstrip("/")
        issues = f"{repository}/issues/new" if repository.startswith("https://github.com/") else ""
        addresses = Addresses(config.use_directory_urls)
        return Edition(
            report.guide,
            report.analyses,
            faults,
            addresses,
            issues,
            self._health(report),
            RULES,
            self._pieces if self._serving else {},
        )

    def _health(self, report: Report) -> GuideHealth | None:
        try:
            return guide_health(report, today())
        except Exception:
            if not self._serving:
                raise
            log.exception("The guide's health could not be told: a mistake in the checker, not in the guide.")
            return None

    def _pages(self, edition: Edition) -> Mapping[str, Page]:
        try:
            return pages_of(edition)
        except Exception:
            if not self._serving:
                raise
            log.exception("The guide's pages could not be made: a mistake in the pages, not in the guide.")
            return {}

    def _html(self, page: Page, content: str) -> str:
        try:
            return page.render(content)
        except Exception:
            if not self._serving:
                raise
            log.exception("The page %s could not be made: a mistake in the pages, not in the guide.", page.uri)
            return unmade()

    def _file_of(self, page: Page, config: MkDocsConfig) -> File:
        if not self._build.has_changed(page.uri):
            return _file_again(self._build.earlier.pages[page.uri])
        file = File.generated(config, page.uri, content=page.source)
        if page.file:
            source = _root(config) / page.file
            file.edit_uri = Path(os.path.relpath(source, config.docs_dir)).as_posix()
            # For whoever asks when the page was last changed: that is when its file was.
            file.generated_by, file.abs_src_path = None, str(source)
        return file

    def _navigation(self, files: Files) -> list[Any]:
        """The navigation of these files; pages of ours that it leaves to an index are marked as left out."""
        pages = self._build.pages
        ours = [page.uri for page in pages.values() if page.in_navigation]
        others = files.documentation_pages(inclusion=InclusionLevel.is_in_nav)
        entries = navigation([*ours, *(file.src_uri for file in others if file.src_uri not in pages)])
        listed = set(listed_in(entries))
        for file in files.documentation_pages():
            if file.src_uri in pages:
                is_listed = file.src_uri in listed
                file.inclusion = InclusionLevel.INCLUDED if is_listed else InclusionLevel.NOT_IN_NAV
        return entries


def _look_often(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """MkDocs looks for saved files twice a second: half a second is a third of what a save may take."""
    paths = [
        path for path in (config.docs_dir, config.config_file_path, *config.theme.dirs) if _unwatched(server, path)
    ]
    server.observer = PollingObserver(timeout=SECONDS_BETWEEN_LOOKS)
    for path in paths:
        server.watch(path)


def _unwatched(server: LiveReloadServer, path: str) -> bool:
    try:
        server.unwatch(path)
    except KeyError:
        return False
    return True


def _is_no_warning_of_dirt(record: logging.LogRecord) -> bool:
    return "'dirty' build" not in record.getMessage()


def _shown(item: StructureItem) -> tuple[object, ...]:
    """What the navigation shows of an entry on every page."""
    page = (item.url, dict(item.meta)) if isinstance(item, SitePage) else (getattr(item, "url", ""),)
    return (item.title, *page, [_shown(each) for each in getattr(item, "children", None) or ()])


def _is_offline(config: MkDocsConfig) -> bool:
    plugin = config.plugins.get("material/offline")
    return bool(plugin and plugin.config["enabled"])


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").absolute().parent


def _load_everywhere(uri: str, config: MkDocsConfig) -> None:
    if uri.endswith(".css"):
        config.extra_css.append(uri)
        return
    script = ExtraScriptValue(uri)
    script.defer = True
    config.extra_javascript.append(script)


def _file_again(page: SitePage) -> File:
    """The file of a page that is made from the same as before: MkDocs takes its page with it, and makes no new one."""
    page.parent = page.previous_page = page.next_page = None
    page.update_date = get_build_date()
    return page.file
