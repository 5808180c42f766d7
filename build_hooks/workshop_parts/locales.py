"""What Babel knows of a language, cut down to what the engine asks it: numbers, plurals and days."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import babel
import good_call

_ASKED = {
    *("alias", "plural_form", "ordinal_form", "parent", "script", "territory", "character_order", "text_direction"),
    *("date_formats", "datetime_formats", "time_formats", "days", "months", "quarters", "eras", "day_periods"),
    *("number_symbols", "default_numbering_system", "numbering_systems", "minimum_grouping_digits", "week_data"),
    *("decimal_formats", "percent_formats", "currency_formats", "scientific_formats", "measurement_systems"),
}
_ASKED_OF_ALL = (
    "cldr",
    "language_aliases",
    "script_aliases",
    "variant_aliases",
    "territory_aliases",
    "parent_exceptions",
)
_ALWAYS = ("root", "en", "en_001", "en_GB")


def locale_files() -> dict[str, bytes]:
    """Babel's data by the path that it has in the worker, for each language that the product speaks."""
    languages = [*_ALWAYS, *(path.stem.replace("-", "_") for path in _catalogues())]
    files = {f"babel/locale-data/{name}.dat": _cut(_data(f"locale-data/{name}.dat"), _ASKED) for name in languages}
    return {**files, "babel/global.dat": _of_all(languages)}


def _catalogues() -> Iterable[Path]:
    return sorted((Path(good_call.__file__).parent / "words").glob("*.po"))


def _of_all(languages: Iterable[str]) -> bytes:
    known = _data("global.dat")
    spoken = {name.partition("_")[0] for name in languages}
    subtags = {each: full for each, full in known["likely_subtags"].items() if each.partition("_")[0] in spoken}
    return _pickled(
        {**{name: {} for name in known}, **{each: known[each] for each in _ASKED_OF_ALL}, "likely_subtags": subtags}
    )


def _data(name: str) -> dict[str, Any]:
    # Babel's own, as the lock brought it.
    data: dict[str, Any] = pickle.loads((Path(babel.__file__).parent / name).read_bytes())  # noqa: S301
    return data


def _cut(known: dict[str, Any], asked: Iterable[str]) -> bytes:
    return _pickled({name: value for name, value in known.items() if name in asked})


def _pickled(value: object) -> bytes:
    return pickle.dumps(value, 2)
