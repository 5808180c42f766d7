"""The door that MkDocs opens in this repository: the events of one guide, bound by name."""

from __future__ import annotations

from good_call.site.events import GuideSite
from mkdocs.plugins import CombinedEvent

_site = GuideSite()

on_startup = _site.on_startup
on_config = CombinedEvent(_site.settle_theme, _site.read_guide)
on_pre_build = _site.on_pre_build
on_files = CombinedEvent(_site.add_files, _site.take_in_files)
on_nav = CombinedEvent(_site.leave_nav, _site.carry_over)
on_env = _site.on_env
on_page_markdown = _site.on_page_markdown
on_page_content = _site.on_page_content
on_page_context = CombinedEvent(_site.before_search, _site.after_search)
on_post_page = _site.on_post_page
on_post_template = _site.on_post_template
on_post_build = CombinedEvent(_site.tell_hits, _site.make_app)
on_serve = _site.on_serve
