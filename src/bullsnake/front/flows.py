"""Every place where a value goes from one type to another: what converts, what is refused.

At the top of a value a scalar converts (int to float, bool to either) or is boxed (into object or a union). Inside of a container
nothing converts: list[int] holds machine integers, Sequence[float] promises machine floats. A warning tells of a bool that becomes an
int, for CPython would go on to print True; where it is one of many, or only may be one, it is refused.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.articles import an
from bullsnake.front.context import Context
from bullsnake.front.convert_types import as_base
from bullsnake.front.items import item_of
from bullsnake.front.refusals import untestable_any
from bullsnake.front.types import (
    ANY,
    NEVER,
    AnyObject,
    Callable,
    Instance,
    NoneType,
    Tuple,
    Type,
    TypeVar,
    Union,
    VarTuple,
    as_tuple,
    is_builtin,
    rep,
)
from bullsnake.ir.types import Ty


def members(type_: Type) -> tuple[Type, ...]:
    return type_.items if isinstance(type_, Union) else (type_,)


def check_flow(
    c: Context, node: my.Expression, value: tree.Expr, to: Type, place: my.Expression | None = None, warn: bool = True
) -> None:
    """Check that the value may go to a place of type `to`, as far as mypy has not done so."""
    have = value.type
    if isinstance(to, Tuple | VarTuple):
        have = as_tuple(have)
    if _beyond_protocol(have, to):
        message = f"{an(have)} cannot stand for the protocol {to}"
        c.error(node, message, "only str and classes of the program without type parameters can")
        return
    if have == to or ANY in (have, to) or NEVER in (have, to):
        return
    if isinstance(have, AnyObject) and not is_builtin(to, "object") and not c.lib_mode and not can_be_tested(to):
        c.error(node, *untestable_any(to))
        return
    if _bool_to_number(have, to):
        if c.bools_count or _is_one_number(have, to):
            _warn_of_bool(c, node, value, to, warn)
            return
        c.error(node, f"a bool is not an int: {_wanted(to)} is needed here", "write int(...) around it")
        return
    if warn and _int_to_float(have, to) and isinstance(value, tree.IntLit) and not c.lib_mode:
        c.warning(node, f"{value.value} becomes the float {float(value.value)!r} here", f"write {float(value.value)!r}")
    if isinstance(value, tree.TupleLit) and isinstance(have, Tuple):
        return
    converts = isinstance(value, tree.FunctionRef | tree.Lambda | tree.BoundMethod | tree.Name)
    problem = mismatch(c, have, to, converts or (isinstance(have, Callable) and have.optional > 0))
    if problem is not None:
        inner_have, inner_to = problem
        c.error(
            node,
            f"{an(have)} cannot stand for {an(to)}: it holds {inner_have}, not {inner_to}",
            f"make it a {to} from the start, or copy it item by item"
            if not isinstance(inner_to, AnyObject)
            else f"say in the annotation what it holds: {have}; or make it a {to} from the start",
        )


def _is_one_number(have: Type, to: Type) -> bool:
    """Whether it is a bool, or a bool or another number that is unboxed at this place."""
    numbers = all(is_builtin(m, "bool") or is_builtin(m, "int") or is_builtin(m, "float") for m in members(have))
    return is_builtin(have, "bool") or (numbers and rep(to) is not Ty.REF)


def _warn_of_bool(c: Context, node: my.Expression, value: tree.Expr, to: Type, warn: bool) -> None:
    if not warn or c.lib_mode or c.bools_count:
        return
    is_true = not isinstance(value, tree.BoolLit) or value.value
    kind, number = ("int", int(is_true)) if _takes_int(to) else ("float", float(is_true))
    c.warning(node, f"{is_true} becomes the {kind} {number} here", f"write {kind}(...) around it")


def can_be_tested(type_: Type) -> bool:
    """Whether a test at run time can tell that an object is of the type."""
    if isinstance(type_, Instance):
        return not type_.args and (not type_.cls.is_protocol or type_.cls.fullname == "typing._AnyDict")
    return isinstance(type_, NoneType) or isinstance(type_, Union) and all(can_be_tested(m) for m in type_.items)


def _beyond_protocol(have: Type, to: Type) -> bool:
    """Whether a protocol of the program is to be met by something whose methods it cannot reach (see build/structural.py)."""
    if not isinstance(to, Instance) or not to.cls.is_protocol or to.cls.is_stub or have in (to, ANY, NEVER):
        return False
    return not all(isinstance(member, TypeVar) or can_be_structural(member) for member in members(have))


def can_be_structural(type_: Type) -> bool:
    """Whether calls through a protocol of the program reach the type's methods."""
    if not isinstance(type_, Instance) or type_.cls.type_params:
        return False
    return not type_.cls.is_stub or type_.cls.fullname == "builtins.str"


def check_item(c: Context, node: my.Expression, have: Type, to: Type) -> None:
    """Check that each item of an iterator may go to a place of type `to`."""
    if _bool_to_number(have, to):
        c.error(node, f"a bool is not an int: {_wanted(to)} is needed here", "write a loop with int(...)")
        return
    problem = None if have == to or ANY in (have, to) or NEVER in (have, to) else mismatch(c, have, to)
    if problem is not None:
        c.error(node, f"{an(have)} cannot stand for {an(to)}: it holds {problem[0]}, not {problem[1]}", "copy it item by item")


def _wanted(to: Type) -> str:
    return "an int" if _takes_int(to) else "a float"


def _takes_int(to: Type) -> bool:
    return any(is_builtin(m, "int") for m in members(to))


def _bool_to_number(have: Type, to: Type) -> bool:
    if not any(is_builtin(m, "bool") for m in members(have)):
        return False
    wanted = members(to)
    if any(is_builtin(m, "bool") or is_builtin(m, "object") or isinstance(m, TypeVar) for m in wanted):
        return False
    return any(is_builtin(m, "int") or is_builtin(m, "float") for m in wanted)


def _int_to_float(have: Type, to: Type) -> bool:
    wanted = members(to)
    takes_float, takes_int = (any(is_builtin(m, name) for m in wanted) for name in ("float", "int"))
    return is_builtin(have, "int") and takes_float and not takes_int


def mismatch(c: Context, have: Type, to: Type, function: bool = False) -> tuple[Type, Type] | None:
    """Two types inside of `have` and `to` that are stored differently; None when the value can go as it is.

    function: the value is a function that can get a thunk, so that its own parameters convert.
    """
    if have == to or isinstance(to, TypeVar | NoneType) or isinstance(have, TypeVar | NoneType):
        return None
    if isinstance(have, Union):
        return next((found for part in have.items if (found := mismatch(c, part, to, function)) is not None), None)
    if isinstance(to, Union):
        problems = [mismatch(c, have, part, function) for part in to.items if _related(have, part)]
        return None if not problems or None in problems else problems[0]
    if isinstance(have, Callable) and isinstance(to, Callable):
        return _hidden_in_call(have, to) or (None if function else _callable_mismatch(c, have, to))
    if isinstance(to, Instance) and to.cls.is_protocol and not _holds_as_said(to) and to.cls.is_stub and not isinstance(have, Callable):
        return _boxed_on_the_way(c, have, to)
    for inner_have, inner_to in _pairs(c, have, to):
        if _hides_type(inner_have, inner_to) or (_can_change(to) and _hides_type(inner_to, inner_have)):
            return inner_have, inner_to
        problem = _inside(c, inner_have, inner_to)
        if problem is not None:
            return problem
    return None


AS_SAID = ("typing.AbstractSet", "typing.KeysView", "typing.ItemsView")


def _holds_as_said(to: Instance) -> bool:
    """Whether the methods of the protocol rely on how the items are stored (lib/anysets.py)."""
    return to.cls.fullname in AS_SAID


def _boxed_on_the_way(c: Context, have: Type, to: Instance) -> tuple[Type, Type] | None:
    """An iterable or sequence of unknown class gives its items boxed, so they may be of any type; but a bool would become an int."""
    for inner_have, inner_to in _pairs(c, have, to):
        if _bool_to_number(inner_have, inner_to) or _hides_type(inner_have, inner_to):
            return inner_have, inner_to
    return None


def _hides_type(any_: Type, known: Type) -> bool:
    """Whether one is Any, and the other is known."""
    if not isinstance(any_, AnyObject) or isinstance(known, TypeVar):
        return False
    return not is_builtin(known, "object") and known not in (ANY, NEVER)


def _hidden_in_call(have: Callable, to: Callable) -> tuple[Type, Type] | None:
    """Any where a function wants to know what it is given, or its caller what it returns."""
    if _hides_type(have.ret, to.ret):
        return have.ret, to.ret
    return next(((given, mine) for mine, given in zip(have.params, to.params, strict=False) if _hides_type(given, mine)), None)


def _can_change(to: Type) -> bool:
    """Whether other items can be put into it: as a list of Any, a list of texts would take anything."""
    return isinstance(to, Instance) and to.cls.fullname not in (*AS_SAID, "builtins.frozenset", "typing.Sequence", "typing.Collection")


def _related(have: Type, part: Type) -> bool:
    if isinstance(have, Instance) and isinstance(part, Instance):
        return part.cls.is_protocol or have.cls.is_subclass_of(part.cls)
    return type(have) is type(part) or (isinstance(have, Tuple) and isinstance(part, VarTuple | Instance))


def _inside(c: Context, have: Type, to: Type) -> tuple[Type, Type] | None:
    if ANY in (have, to) or (have is NEVER and rep(to) is Ty.REF) or isinstance(to, TypeVar) or isinstance(have, TypeVar):
        return None
    if rep(have) is not rep(to):
        return have, to
    return mismatch(c, have, to)


def _pairs(c: Context, have: Type, to: Type) -> list[tuple[Type, Type]]:
    """The types inside of both, side by side."""
    if isinstance(have, Tuple) and isinstance(to, Tuple):
        return list(zip(have.items, to.items, strict=False))
    if isinstance(to, VarTuple) and isinstance(have, Tuple | VarTuple):
        items = have.items if isinstance(have, Tuple) else (have.item,)
        return [(item, to.item) for item in items]
    if not isinstance(to, Instance) or not to.args:
        return []
    if isinstance(have, Instance):
        seen = as_base(have, to.cls)
        if seen is not None:
            return list(zip(seen.args, to.args, strict=False))
        if len(have.args) == len(to.args) == 2:
            return list(zip(have.args, to.args, strict=False))
    return [(item_of(c, have), to.args[0])]


def _callable_mismatch(c: Context, have: Callable, to: Callable) -> tuple[Type, Type] | None:
    if have.optional != to.optional:
        return have, to
    for mine, given in zip(have.params, to.params, strict=False):
        if ANY not in (mine, given) and rep(mine) is not rep(given):
            return mine, given
    if isinstance(to.ret, NoneType) or ANY in (have.ret, to.ret):
        return None
    return (have.ret, to.ret) if rep(have.ret) is not rep(to.ret) else None


def unhashable(type_: Type) -> bool:
    """Whether values of the type have no hash."""
    if isinstance(type_, Union):
        return any(unhashable(item) for item in type_.items)
    if isinstance(type_, Tuple):
        return any(unhashable(item) for item in type_.items)
    if not isinstance(type_, Instance):
        return False
    cls = type_.cls
    for base in cls.mro():
        if base.is_unhashable:
            return True
        if "__hash__" in base.methods:
            return False
        if base.is_stub:
            continue
        if "__eq__" in base.methods:
            return True
        if base.dataclass is not None:
            return base.dataclass.eq and not base.dataclass.has_hash
    return False
