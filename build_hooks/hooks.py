"""The door that MkDocs opens in this repository: the events of one guide, bound by name."""

from __future__ import annotations

from good_call.site.events import GuideSite

site = GuideSite()

on_startup = site.on_startup
on_config = site.on_config
on_pre_build = site.on_pre_build
on_files = site.on_files
on_nav = site.on_nav
on_env = site.on_env
on_pre_page = site.on_pre_page
on_page_markdown = site.on_page_markdown
on_page_content = site.on_page_content
on_page_context = site.on_page_context
on_post_page = site.on_post_page
on_template_context = site.on_template_context
on_post_template = site.on_post_template
on_post_build = site.on_post_build
on_serve = site.on_serve
