"""MkDocs' events, translated: each calls one function of the guide and hands MkDocs what it asks for."""

from __future__ import annotations

import html
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils.templates import TemplateContext

from good_call.diagnostics.full import write_full
from good_call.pages import shipped_assets
from good_call.pages.imprint import imprint_of
from good_call.pages.precache import MOST_PAGES
from good_call.pages.publication import publish
from good_call.pages.search_hits import searchable, unmarked
from good_call.pages.templating import cache_compiled, speak
from good_call.site import building, roads, saving, searching
from good_call.site.building import Build, words_for
from good_call.site.company import impossible, is_quiet, refusals
from good_call.site.defaults import fill_in, why_not_without
from good_call.site.frame_origins import why_not_origins
from good_call.site.options import Options, options_of, root_of
from good_call.site.own_templates import left_out, reach_theme, told_where_broken
from good_call.site.page_files import asset_files, page_file, settle_navigation
from good_call.site.reps_navigation import step_back
from good_call.site.serving import serve_changes
from good_call.site.theme import adapt, why_not_words
from good_call.site.unreadable import guard
from good_call.source.made_files import BUILT, made_in
from good_call.source.memory import Memory
from good_call.workshop.shipped_parts import part_files, shipped_parts

log = logging.getLogger("mkdocs.guide")


class GuideSite:
    """MkDocs' events for one guide; `memory` is all that is kept from one save to the next.

    MkDocs builds many times with the same object while it serves; `build` is the one that is going on.
    """

    build: Build

    def __init__(self) -> None:
        super().__init__()
        self.memory = Memory()
        self._is_served = False

    def options(self, config: MkDocsConfig) -> Options:
        """What the site says about its guide."""
        return options_of(config)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether somebody watches: while serving, a mistake is shown and never raised."""
        self._is_served = command == "serve"

    @event_priority(100)
    def _settle_theme(self, config: MkDocsConfig) -> None:
        """Before any plugin asks the theme for a word or a template."""
        if wrong := impossible(config):
            raise Abort(wrong)
        refused = refusals(config)
        if refused and not self._is_served:
            raise Abort("\n".join(refused))
        for sentence in refused:
            log.warning(sentence)
        options = self.options(config)
        if wrong := _why_not(config, options):
            raise Abort(wrong)
        config.extra["frame_origins"] = options.frame_origins
        config.extra["brand"] = options.brand(config)
        fill_in(config, options.folders(config), options.without)
        adapt(config, options.words)

    @event_priority(-100)
    def _read_guide(self, config: MkDocsConfig) -> None:
        """Read the guide, once a build, when all plugins have had their say, and name what every page loads."""
        self.memory.begin(saving.grounds_of(config) if self._is_served and is_quiet(config) else None)
        options = self.options(config)
        workshop = shipped_parts(is_left_out=_is_offline(config)) if options.workshop else None
        self.build = building.begin(config, self.memory, self._is_served, options.folders(config), workshop)
        # The theme's inline scripts are then the same on every page, and so is the policy that lets them run.
        config.extra.setdefault("scope", urlsplit(config.site_url or "").path or "/")
        config.extra["most_kept"] = MOST_PAGES
        config.extra["search_worker"] = searching.worker_of(config)
        config.extra["published"] = None if self._is_served else imprint_of(root_of(config), words=words_for(config))
        if _is_offline(config):
            # The plugin would name an address elsewhere for what lets the search run from a disk.
            config.extra["polyfills"] = [f"{shipped_assets.FOLDER}/frame-worker.js"]
        config.extra_css += [
            f"{shipped_assets.FOLDER}/{name}" for name in shipped_assets.EVERYWHERE if name.endswith(".css")
        ]

    on_config = CombinedEvent(_settle_theme, _read_guide)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Stop a build before MkDocs empties the old site; while serving, say what is wrong and go on."""
        report = self.build.report
        if report.warnings:
            log.info("What could be better in the guide:\n%s\n", write_full(report.warnings))
        if not report.errors:
            return
        if self._is_served and not self.build.is_endless():
            log.info("What is wrong in the guide:\n%s\n", write_full(report.errors))
            return
        print(write_full(report.errors), file=sys.stderr)
        raise Abort("\nThe guide has mistakes, so nothing was built; the old site is as it was.")

    @event_priority(100)
    def _add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put the guide's pages before all others, and an article's page in place of its file.

        First of all, so that other plugins find them, and the navigation with them.
        """
        build = self.build
        assets = asset_files(config, self.memory, words_for(config))
        published = [File.generated(config, uri, content=text) for uri, text in build.published.items()]
        parts = [File.generated(config, uri, abs_src_path=str(path)) for uri, path in part_files().items()]
        brought = [*assets, *published, *(parts if build.has_workshop else ())]
        others = [*(file for file in files if build.takes_in(file.src_uri)), *brought]
        if self._is_served:
            saving.tell_keys(build, others)
        before = {uri: saving.shown_before(build, uri) for uri in build.pages}
        ours = [
            saving.file_again(shown) if shown else page_file(build.pages[uri], build.root, config)
            for uri, shown in before.items()
        ]
        everything = Files([*ours, *others])
        build.is_nav_ours = config.nav is None
        if build.is_nav_ours:
            settle_navigation(everything, build.pages, config)
        return everything

    @event_priority(-100)
    def _take_in_files(self, files: Files, config: MkDocsConfig) -> None:
        """Take in the pages of other plugins."""
        if self.build.is_nav_ours:
            settle_navigation(files, self.build.pages, config)
        for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve) if self._is_served else ():
            saving.ask_us(self.build, file)

    on_files = CombinedEvent(_add_files, _take_in_files)

    @event_priority(200)
    def _leave_nav(self, nav: Navigation, /, config: MkDocsConfig, files: Files) -> None:
        """The navigation is made of `config.nav` by now; a plugin that makes its own finds that nobody wrote one."""
        if self.build.is_nav_ours:
            config.nav = None

    @event_priority(-100)
    def _settle_nav(self, nav: Navigation, /, config: MkDocsConfig, files: Files) -> None:
        """Give pages that have not changed what they held before."""
        self.build.nav = nav
        if self._is_served:
            saving.carry_over(self.build, files)

    on_nav = CombinedEvent(_leave_nav, _settle_nav)

    @event_priority(-100)
    def on_pre_page(self, page: SitePage, /, config: MkDocsConfig, files: Files) -> SitePage:
        """A page that can't be read takes no other with it."""
        guard(page)
        return page

    @event_priority(100)
    def on_page_markdown(self, markdown: str, /, page: SitePage, config: MkDocsConfig, files: Files) -> None:
        """Our texts are no templates, whatever plugin looks for some: braces in them are braces."""
        roads.clean_front_matter(page)
        if page.file.src_uri in self.build.pages:
            page.meta.setdefault("render_macros", False)

    @event_priority(100)
    def on_page_content(self, content: str, /, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """The page's HTML, its ids made known to the check of links and its headings to the table of contents."""
        made = self.build.pages.get(page.file.src_uri)
        if made is None:
            return content
        page.present_anchor_ids = (page.present_anchor_ids or set()) | made.anchors
        page.toc.items += [AnchorLink(html.escape(each.words), each.id, level=2) for each in made.headings]
        known = "" if content else self.build.bodies.get(made.uri, "")
        return known or self.build.html(made, content)

    @event_priority(-100)
    def on_env(self, env: Environment, /, config: MkDocsConfig, files: Files) -> Environment:
        """Compile the theme's templates once and not in every build, and let ours say the product's words."""
        speak(env, words_for(config))
        reach_theme(env, config)
        build = self.build
        cache_compiled(env, build.root / ".guide-cache")
        with told_where_broken(config):
            for sentence in left_out(env, config):
                log.warning(sentence)
            roads.clean(build, env, config, files)
        build.files = list(files.documentation_pages(inclusion=InclusionLevel.is_in_serve))
        build.written = frozenset(file.abs_dest_path for file in files)
        build.contents = {file.src_uri: file.page.content or "" for file in build.files if file.page}
        # Titles are known by now, also those that stand in a page's text.
        build.frame = saving.frame_of(build.nav)
        return env

    @event_priority(100)
    def _before_search(
        self, context: TemplateContext, /, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """The search reads a page without what it would leave out."""
        self.build.contents[page.file.src_uri] = page.content or ""
        page.content = searchable(page.content or "")

    @event_priority(-100)
    def _after_search(self, context: TemplateContext, /, page: SitePage, config: MkDocsConfig, nav: Navigation) -> None:
        """The theme gets the whole page, and a rep's navigation."""
        roads.clean_excerpts(context)
        step_back(context, page)
        page.content = unmarked(self.build.contents[page.file.src_uri])

    on_page_context = CombinedEvent(_before_search, _after_search)

    @event_priority(-100)
    def on_post_page(self, output: str, /, page: SitePage, config: MkDocsConfig) -> str:
        """The page with its security policy."""
        return roads.secure(self.build, output, page.file.src_uri)

    @event_priority(-100)
    def on_template_context(self, context: TemplateContext, /, template_name: str, config: MkDocsConfig) -> None:
        """The theme's own pages have a rep's navigation too."""
        step_back(context, None)

    @event_priority(-100)
    def on_post_template(self, output_content: str, /, template_name: str, config: MkDocsConfig) -> str:
        """The theme's own pages, such as the one for addresses that lead nowhere, with their security policy."""
        return roads.secure(self.build, output_content, template_name)

    @event_priority(-50)
    def _tell_hits(self, config: MkDocsConfig) -> None:
        """Tell search hits apart: after the search has written its index, and before a copy for a disk takes it in."""
        build = self.build
        hits = searching.tell_hits(build, config)
        if self._is_served:
            saving.remember(build, hits)

    @event_priority(-200)
    def _make_app(self, config: MkDocsConfig) -> None:
        """Make a published site an app that keeps a copy of itself, when all that it holds is there."""
        if config.extra["published"] and not _is_offline(config):
            copied = config.extra.get("offline_copy", True)
            site, imprint, brand = Path(config.site_dir), config.extra["published"], config.extra["brand"]
            publish(site, imprint, brand, copied=copied, assets=self.build.assets)
        if not self._is_served:
            # Of what begins with a dot MkDocs leaves an earlier build's, and somebody's own.
            made_in(Path(config.site_dir), hidden=False).keep(Path(config.site_dir), BUILT)

    on_post_build = CombinedEvent(_tell_hits, _make_app)

    def on_serve(
        self, server: LiveReloadServer, /, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """From the second build on make only what has changed."""
        serve_changes(server, config, lambda: [base.path for base in self.build.report.guide.bases])
        return server


def _is_offline(config: MkDocsConfig) -> bool:
    plugin = config.plugins.get("material/offline")
    return bool(plugin and plugin.config["enabled"])


def _why_not(config: MkDocsConfig, options: Options) -> str:
    """What is wrong with the options of the guide; empty where nothing is."""
    return (
        why_not_without(options.without)
        or why_not_origins(options.frame_origins)
        or why_not_words(config, options.words)
    )
