"""Which overload a call means. mypy does not keep its choice, so it is made again, with mypy's own test of subtypes.

The first overload whose parameters take the arguments is chosen, as mypy chooses. Type parameters count as taking anything
that their bound takes; mypy has already checked the call as a whole.
"""

from __future__ import annotations

from mypy import nodes as my
from mypy import types as mt
from mypy.erasetype import erase_typevars
from mypy.expandtype import expand_type_by_instance
from mypy.maptype import map_instance_to_supertype
from mypy.subtypes import is_subtype
from mypy.typeops import bind_self

from bullsnake.front import legality
from bullsnake.front.context import Context
from bullsnake.front.dispatch import expr
from bullsnake.front.matching import match_arguments, takes
from bullsnake.front.symbols import FunctionInfo
from bullsnake.front.types import Instance, Type


class Unseen(Exception):
    """Which overload is meant cannot be told where mypy has not looked (reached.py)."""


def choose(
    c: Context, node: my.Expression, receiver: Type, methods: list[FunctionInfo], args: list[my.Expression]
) -> FunctionInfo:
    """Choose by positional arguments (operators and subscripts)."""
    kinds = [my.ARG_POS] * len(args)
    return choose_call(c, node, methods, args, kinds, [None] * len(args), _receiver_of(node), lenient=True)


def _receiver_of(node: my.Expression) -> my.Expression | None:
    if isinstance(node, my.IndexExpr):
        return node.base
    return node.expr if isinstance(node, my.MemberExpr) else None


def choose_call(
    c: Context,
    node: my.Expression,
    methods: list[FunctionInfo],
    args: list[my.Expression],
    kinds: list[my.ArgKind],
    names: list[str | None],
    receiver: my.Expression | None = None,
    lenient: bool = False,
) -> FunctionInfo:
    """The overload for a call; the first that fits by number of arguments when no types fit."""
    bound = methods[0].owner is not None and not methods[0].is_static
    count_fits = []
    for info in methods:
        matched = match_arguments(info.params[1:] if bound else info.params, kinds, names, lenient)
        if matched is None:
            continue
        count_fits.append(info)
        formals = _formals(c, info, receiver, bound)
        if (formals is None or _takes(c, formals, matched, args)) and _takes_unseen(c, info, bound, matched, args):
            return info
    if c.symbols.in_unreached and any(arg not in c.types for arg in args):
        raise Unseen
    if not count_fits and not c.symbols.broken:
        legality.no_overload(c, node, methods[0])
    return (count_fits or methods)[0]


def accepting(
    c: Context, methods: list[FunctionInfo], args: list[my.Expression], receiver: my.Expression
) -> FunctionInfo | None:
    """The first overload that takes these positional arguments; None if none does."""
    kinds, names = [my.ARG_POS] * len(args), [None] * len(args)
    for info in methods:
        matched = match_arguments(info.params[1:], kinds, names)
        formals = _formals(c, info, receiver, True)
        if matched is not None and (formals is None or _takes(c, formals, matched, args)):
            return info
    return None


def _takes(c: Context, formals: list[mt.Type], matched: list[list[int]], args: list[my.Expression]) -> bool:
    for formal, numbers in zip(formals, matched, strict=False):
        for number in numbers:
            actual = c.types.get(args[number])
            if actual is not None and not is_subtype(actual, formal):
                return False
    return True


def _takes_unseen(c: Context, info: FunctionInfo, bound: bool, matched: list[list[int]], args: list[my.Expression]) -> bool:
    """The same of arguments that mypy has not looked at, by the types that they have when they are converted."""
    if not c.symbols.in_unreached:
        return True
    for param, numbers in zip(info.params[1:] if bound else info.params, matched, strict=False):
        for number in numbers:
            if args[number] in c.types:
                continue
            wanted, have = param.var.type, expr(c, args[number]).type
            if not takes(wanted, have) or (_is_protocol(wanted) and not isinstance(have, Instance)):
                return False
    return True


def _is_protocol(type_: Type) -> bool:
    return isinstance(type_, Instance) and type_.cls.is_protocol


def _formals(c: Context, info: FunctionInfo, receiver: my.Expression | None, bound: bool) -> list[mt.Type] | None:
    """mypy's parameter types of the overload for this receiver, self left out; None when its self does not fit."""
    node = c.symbols.node_of(info)
    signature = node.type if node is not None else None
    if not isinstance(signature, mt.CallableType):
        return None
    owner = mt.get_proper_type(c.types.get(receiver)) if receiver is not None else None
    if isinstance(owner, mt.TupleType):
        owner = owner.partial_fallback
    if isinstance(owner, mt.LiteralType):
        owner = owner.fallback
    if bound and isinstance(owner, mt.Instance) and node is not None and owner.type.has_base(node.info.fullname):
        seen = map_instance_to_supertype(owner, node.info)
        expanded = expand_type_by_instance(signature, seen)
        if expanded.arg_types and owner.type.tuple_type is None and not is_subtype(seen, erase_typevars(expanded.arg_types[0])):
            return [mt.UninhabitedType()] * (len(expanded.arg_types) - 1)
        return _open(signature, list(bind_self(expanded, seen).arg_types))
    return [erase_typevars(formal) for formal in (signature.arg_types[1:] if bound else signature.arg_types)]


def _open(signature: mt.CallableType, formals: list[mt.Type]) -> list[mt.Type]:
    """The overload's own type variables take anything; those of the code that calls stay what they are."""
    own = {variable.id for variable in signature.variables}
    return [erase_typevars(formal, own) for formal in formals]
