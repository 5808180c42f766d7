"""One build: the guide as it was read, checked and made into pages, and what MkDocs has made of them so far."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from good_call.diagnostics.diagnostic import Located
from good_call.exchange.published_files import published_files
from good_call.health.reckoning import guide_health
from good_call.model.folders import Folders
from good_call.model.guide import read_guide
from good_call.model.house import HOUSE_FILE
from good_call.pages.addresses import Addresses
from good_call.pages.broken_page import unmade
from good_call.pages.edition import Edition
from good_call.pages.fault import Fault
from good_call.pages.page import Page
from good_call.pages.site_pages import pages_of
from good_call.pages.tree_list import tree_list
from good_call.pages.workshop_parts import WorkshopParts
from good_call.records import dataclass
from good_call.rules import RULES
from good_call.rules.check import Report, check_guide
from good_call.site.options import root_of
from good_call.source.clock import today
from good_call.source.memory import Memory
from good_call.words.catalogue import words_of
from good_call.words.words import Words
from good_call.workshop.published import Site, workshop_files

log = logging.getLogger("mkdocs.guide")
Made = TypeVar("Made")


@dataclass
class Build:
    """What lives for one build. `is_served`: somebody watches, so that a mistake is shown and never raised.

    `published` is what stands on the site for programs, by file; `keys` stand for what each page is made from, `frame`
    for what every page shows around its content, once it is known; `bodies` and `contents` are the pages' HTML by the
    name of their Markdown file, as we made it and whole; `scripts` are the inline ones that may run; `assets` is the
    version in the addresses of our scripts and styles.
    """

    root: Path
    memory: Memory
    report: Report
    pages: Mapping[str, Page]
    published: Mapping[str, str] = field(default_factory=dict)
    is_served: bool = False
    has_workshop: bool = False
    is_nav_ours: bool = False
    nav: Navigation = field(default_factory=lambda: Navigation([], []))
    keys: dict[str, str] = field(default_factory=dict)
    frame: str = ""
    bodies: dict[str, str] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict)
    files: list[File] = field(default_factory=list)
    written: frozenset[str] = frozenset()
    scripts: frozenset[str] = frozenset()
    assets: str = ""

    def takes_in(self, uri: str) -> bool:
        """Whether a file of docs/ goes to MkDocs as it is: no page of ours stands for it, and it can be published."""
        if uri in self.pages or uri in self._of_articles or not uri.isprintable():
            return False
        return not any(uri == each or uri.startswith(f"{each}/") for each in self._faulty)

    def is_endless(self) -> bool:
        """Whether MkDocs' walk through docs/ would not end: it goes 40 times through one link in a loop.

        Through each of two it goes 40 times in every turn through the other.
        """
        paths = [self.root / self.report.guide.folders.docs / uri for uri in self._faulty]
        return sum(path.is_symlink() and path.is_dir() for path in paths) > 1

    @cached_property
    def _of_articles(self) -> frozenset[str]:
        """The files of articles, whose pages are elsewhere where their folder is another than usual."""
        guide = self.report.guide
        return frozenset(guide.folders.uri(each.file) for each in guide.articles.values())

    @cached_property
    def _faulty(self) -> tuple[str, ...]:
        """Files and folders of docs/ with an error: only while somebody watches a build comes as far as them."""
        files = {each.diagnostic.place.file for each in self.report.errors}
        return tuple(filter(None, map(self.report.guide.folders.uri, files)))

    def html(self, page: Page, content: str = "") -> str:
        """A page's HTML; `content` is what the generator made of its Markdown."""
        what = f"The page {page.uri} could not be made: a mistake in the pages, not in the guide."
        return unless_served(self.is_served, what, lambda: page.render(content), unmade)


def begin(
    config: MkDocsConfig, memory: Memory, is_served: bool, folders: Folders, workshop: WorkshopParts | None
) -> Build:
    """Read the guide, check it and make its pages. Raises only where nobody watches, for a mistake of ours."""
    root = root_of(config)
    guide = read_guide(root, memory=memory, folders=folders)
    report = unless_served(
        is_served,
        "The guide could not be checked: a mistake in the checker, not in the guide.",
        lambda: check_guide(guide, today(), memory),
        lambda: Report(guide, (), {}),
    )
    edition = _edition(report, config, memory, is_served, workshop)
    pages: Mapping[str, Page] = unless_served(
        is_served,
        "The guide's pages could not be made: a mistake in the pages, not in the guide.",
        lambda: pages_of(edition),
        dict,
    )
    published: Mapping[str, str] = unless_served(
        is_served,
        "What programs read of the guide could not be made: a mistake in the export, not in the guide.",
        lambda: _published(config, report, edition),
        dict,
    )
    return Build(root, memory, report, pages, published, is_served, has_workshop=edition.has_workshop)


def _published(config: MkDocsConfig, report: Report, edition: Edition) -> dict[str, str]:
    """The files that programs read, and those of the workshop where the site has one."""
    files = published_files(
        config.site_name,
        report.guide,
        edition.guarded_trees,
        edition.addresses.of,
        _address(config),
        memory=edition.memory,
    )
    of_workshop = workshop_files(report, _site_of(config), edition.memory) if edition.has_workshop else {}
    return {**files, **of_workshop, **tree_list(edition)}


def _address(config: MkDocsConfig) -> str:
    """The site's address, ending in a slash; empty where it has none."""
    return f"{config.site_url.rstrip('/')}/" if config.site_url else ""


def words_for(config: MkDocsConfig) -> Words:
    """The product's own words in the site's language."""
    return words_of(config.theme.get("language", "en"))


def unless_served(is_served: bool, what: str, make: Callable[[], Made], instead: Callable[[], Made]) -> Made:
    """What `make` makes. Where that raises and somebody watches, tell `what` happened and give something else."""
    try:
        return make()
    except Exception:
        if not is_served:
            raise
        log.exception(what)
        return instead()


def _site_of(config: MkDocsConfig) -> Site:
    repository = config.repo_url or ""
    pages = urljoin(repository.rstrip("/") + "/", config.edit_uri or "") if repository and config.edit_uri else ""
    docs = Path(os.path.relpath(config.docs_dir, root_of(config))).as_posix()
    return Site(
        language=config.theme.get("language", "en"),
        directories=config.use_directory_urls,
        edit=urljoin(pages, "../" * (docs.count("/") + 1)) if pages.endswith(f"/{docs}/") else "",
    )


def _edition(
    report: Report, config: MkDocsConfig, memory: Memory, is_served: bool, workshop: WorkshopParts | None
) -> Edition:
    repository = (config.repo_url or "").rstrip("/")
    return Edition(
        guide=report.guide,
        analyses=report.analyses,
        faults=_faults(report, root_of(config) if is_served else None),
        addresses=Addresses(config.use_directory_urls),
        issues=f"{repository}/issues/new" if repository.startswith("https://github.com/") else "",
        health=unless_served(
            is_served,
            "The guide's health could not be told: a mistake in the checker, not in the guide.",
            lambda: guide_health(report, today()),
            lambda: None,
        ),
        rules=RULES,
        workshop=workshop,
        memory=memory,
        words=words_for(config),
        brand=config.extra["brand"],
    )


def _faults(report: Report, root: Path | None) -> dict[str, Fault]:
    """The errors of each file that has some; with links that open an editor where a root is given."""
    house = report.guide.house_files
    by_file: dict[str, list[Located]] = {}
    for each in report.errors:
        file = each.diagnostic.place.file
        # Where the house builds on what is wrong, its own pages say so.
        by_file.setdefault(HOUSE_FILE if file in house else file, []).append(each)
    return {file: Fault.of(found, root) for file, found in by_file.items()}
