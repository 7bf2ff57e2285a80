"""Which argument goes to which parameter. mypy has checked that the call is right; this only finds the places."""

from __future__ import annotations

from collections.abc import Sequence

from mypy import nodes as my

from bullsnake.front.symbols import Param, ParamKind

COLLECTING = (ParamKind.STAR, ParamKind.STAR2)


def match_arguments(
    params: Sequence[Param], kinds: Sequence[my.ArgKind], names: Sequence[str | None], lenient: bool = False
) -> list[list[int]] | None:
    """For each parameter the numbers of its arguments; None when the arguments do not fit the parameters.

    lenient: parameters without an argument and without a default are allowed (a subscript's value is not among the arguments).
    """
    matched: list[list[int]] = [[] for _ in params]
    at = 0
    for number, (kind, name) in enumerate(zip(kinds, names, strict=True)):
        if kind is my.ARG_NAMED:
            place = next((i for i, p in enumerate(params) if p.name == name and p.kind not in COLLECTING), None)
            place = _collecting(params, ParamKind.STAR2) if place is None else place
        elif kind is my.ARG_STAR:
            place = _collecting(params, ParamKind.STAR)
        elif kind is my.ARG_STAR2:
            place = _collecting(params, ParamKind.STAR2)
        else:
            place = at if at < len(params) and params[at].kind not in (ParamKind.KWONLY, ParamKind.STAR2) else None
            if place is not None and params[place].kind is not ParamKind.STAR:
                at += 1
        if place is None or (matched[place] and params[place].kind not in COLLECTING):
            return None
        matched[place].append(number)
    if not lenient and any(not found and _required(p) for found, p in zip(matched, params, strict=True)):
        return None
    return matched


def _required(param: Param) -> bool:
    return param.default is None and not param.has_default and param.kind not in COLLECTING


def _collecting(params: Sequence[Param], kind: ParamKind) -> int | None:
    return next((i for i, p in enumerate(params) if p.kind is kind), None)


def source_order(matched: list[list[int]]) -> list[int] | None:
    """Parameter numbers in the order of their arguments in the source; None when that is the order of the parameters."""
    given = [(numbers[0], place) for place, numbers in enumerate(matched) if numbers]
    order = [place for _, place in sorted(given)]
    return None if order == sorted(order) else order
