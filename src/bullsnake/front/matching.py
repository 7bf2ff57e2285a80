"""Which argument goes to which parameter, and whether it takes it. mypy has checked that the call is right; this finds the places."""

from __future__ import annotations

from collections.abc import Sequence

from mypy import nodes as my

from bullsnake.front.symbols import Param, ParamKind
from bullsnake.front.types import Instance, Tuple, Type, TypeVar, Union, VarTuple, as_tuple, is_builtin, rep
from bullsnake.ir.types import Ty

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


def takes(param: Type, given: Type) -> bool:
    """Whether a parameter takes what is given, as far as that is seen from the classes."""
    if param == given:
        return True
    if isinstance(param, Union):
        return any(takes(member, given) for member in param.items)
    if isinstance(param, TypeVar):
        return True
    if isinstance(param, Tuple | VarTuple):
        return isinstance(as_tuple(given), Tuple | VarTuple)
    if rep(param) is not Ty.REF or rep(given) is not Ty.REF or not isinstance(param, Instance):
        return False
    if is_builtin(param, "object"):
        return True
    if not isinstance(given, Instance):
        return param.cls.is_protocol
    return (param.cls.is_protocol or given.cls.is_subclass_of(param.cls)) and _holds(param, given)


def _holds(param: Instance, given: Instance) -> bool:
    """Whether what is inside is stored as the parameter wants it."""
    seen = given if given.args or not is_builtin(given, "str") else Instance(given.cls, (given,))
    return all(isinstance(p, TypeVar) or rep(p) is rep(g) for p, g in zip(param.args, seen.args, strict=False))
