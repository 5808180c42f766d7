"""What a business calls its guide and how it looks where the theme doesn't say: home page, app, browser's frame."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from good_call.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """`icons` are those of an app's manifest, as it writes them; texts that are empty have a default of ours."""

    name: str = ""
    short_name: str = ""
    description: str = ""
    home_title: str = ""
    opening_line: str = ""
    theme_color: str = "#0d3b40"
    background_color: str = "#faf9f6"
    icons: tuple[Mapping[str, Any], ...] = ()

    @property
    def touch_icon(self) -> str:
        """The picture for a phone's home screen; empty where there is none."""
        pictures = (str(icon.get("src", "")) for icon in self.icons)
        return next((picture for picture in pictures if picture.endswith(".png")), "")

    def manifest(self) -> str:
        """The app's manifest, as JSON."""
        told = {
            "name": self.name,
            "short_name": self.short_name or self.name,
            "description": self.description,
            "start_url": "./",
            "scope": "./",
            "display": "standalone",
            "background_color": self.background_color,
            "theme_color": self.theme_color,
            "icons": [dict(icon) for icon in self.icons],
        }
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
