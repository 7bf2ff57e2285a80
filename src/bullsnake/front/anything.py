"""Containers of which nothing tells what they hold, where mypy wants an annotation: they hold anything, if the program compiles so.

A warning says what to write. If the program does not compile so, mypy's error stays: what it holds must be known then.
"""

from __future__ import annotations

from bullsnake.diagnostics import Diagnostic, Diagnostics
from bullsnake.front.help.finding import parsed
from bullsnake.front.reading.empty_containers import Places, empty_containers
from bullsnake.front.reading.sources import Source, is_standard

_WANTED = "need type annotation for "


def places_without_types(sources: list[Source], sink: Diagnostics) -> dict[str, Places]:
    """By path, the places that can be mended."""
    found = {source.path: _places(source, sink) for source in sources if not is_standard(source.path)}
    return {path: places for path, places in found.items() if places}


def _places(source: Source, sink: Diagnostics) -> Places:
    told = frozenset((d.pos.line, d.pos.column - 1) for d in sink.errors if d.pos.file == source.path and _is_wanted(d))
    if not told:
        return told
    lines = source.text.split("\n")
    nodes = [node for _, node in empty_containers(parsed(source.text), lines, told)]
    mended = {node.lineno for node in nodes}
    return frozenset(place for place in told if place[0] in mended)


def _is_wanted(one: Diagnostic) -> bool:
    return one.message.startswith(_WANTED)


def warn_of_places(told: Diagnostics, places: dict[str, Places], sink: Diagnostics) -> None:
    """Warnings in place of mypy's errors."""
    for one in told.errors:
        if _is_wanted(one) and (one.pos.line, one.pos.column - 1) in places.get(one.pos.file, ()):
            name = one.message.removeprefix(_WANTED)
            sink.warning(one.pos, f"nothing tells what {name} holds: anything, which is slow", one.help, one.end_column)
