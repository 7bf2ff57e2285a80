"""What mypy allows and this compiler does not: checks of definitions, operators and annotations.

`flows` checks values on their way, `refusals` has the texts for what is not compiled; both are offered here under one name.
"""

from __future__ import annotations

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front import tree
from bullsnake.front.bound_names import returns_value
from bullsnake.front.context import Context
from bullsnake.front.convert_types import convert_type
from bullsnake.front.enums import ENUMS, is_enum
from bullsnake.front.flows import check_flow as check_flow
from bullsnake.front.flows import check_item as check_item
from bullsnake.front.flows import members
from bullsnake.front.keys import check_dict_type as check_dict_type
from bullsnake.front.keys import check_key as check_key
from bullsnake.front.mixins import NOT_BASES, too_heavy
from bullsnake.front.overrides import check_override
from bullsnake.front.refusals import *  # noqa: F403
from bullsnake.front.refusals import async_code, constrained, decorator, thread_override, truth_of_other, use_of_any
from bullsnake.front.symbols import ClassInfo, FunctionInfo, ParamKind
from bullsnake.front.types import ANY, AnyObject, NoneType, Tuple, Type, VarTuple, is_builtin, rep

_LIB_DECORATORS = frozenset({"implements", "export", "inline", "cold", "noinline"})


# --- functions ------------------------------------------------------------------------------------------------------------


def check_def_head(c: Context, node: my.Context, func: my.FuncDef, owner: ClassInfo | None) -> bool:
    """Decorators, async, `__del__`, missing annotations. Whether the body is worth converting."""
    if func.is_coroutine:
        async_code(c, func)
        return False
    if isinstance(node, my.Decorator):
        _check_decorators(c, node, owner)
    if owner is not None and func.name == "__del__":
        c.error(func, "__del__ is not supported: it would run at no certain time", "write __enter__ and __exit__, and use with")
    if _is_constrained(c, func):
        return False
    _check_truth(c, func, owner)
    missing = _check_parameters(c, func, owner)
    _check_signature(c, func)
    ret = func.type.ret_type if isinstance(func.type, mt.CallableType) else None
    unannotated = ret is None or _is_any(ret, mt.TypeOfAny.unannotated)
    if unannotated and func.is_generator:
        c.symbols.reported_any = True
        c.error(func, f'the generator "{func.name}" does not say what it yields', "write -> Iterator[int] before the colon")
        return False
    if unannotated and not missing and returns_value(func.body):
        c.symbols.reported_any = True
        c.error(func, f'"{func.name}" returns a value, but does not say of which type', "write -> and the type before the colon")
    return True


def _is_constrained(c: Context, func: my.FuncDef) -> bool:
    variables = [*func.info.defn.type_vars] if func.info is not my.FUNC_NO_INFO and func.info else []
    variables += func.type.variables if isinstance(func.type, mt.CallableType) else []
    chosen = next((v for v in variables if isinstance(v, mt.TypeVarType) and v.values), None)
    if chosen is not None:
        constrained(c, func, chosen.name)
    return chosen is not None


def _check_truth(c: Context, func: my.FuncDef, owner: ClassInfo | None) -> None:
    """`__bool__` gives a bool."""
    ret = mt.get_proper_type(func.type.ret_type) if isinstance(func.type, mt.CallableType) else None
    if owner is None or func.name != "__bool__" or ret is None or isinstance(ret, mt.AnyType | mt.UninhabitedType):
        return
    plain = ret.fallback if isinstance(ret, mt.LiteralType) else ret
    if not (isinstance(plain, mt.Instance) and plain.type.fullname == "builtins.bool"):
        shown = plain.type.name if isinstance(plain, mt.Instance) else "None" if isinstance(plain, mt.NoneType) else str(plain)
        truth_of_other(c, func, shown)


def _is_any(type_: mt.Type, kind: int) -> bool:
    proper = mt.get_proper_type(type_)
    return isinstance(proper, mt.AnyType) and proper.type_of_any == kind


def _check_decorators(c: Context, node: my.Decorator, owner: ClassInfo | None) -> None:
    for item in node.original_decorators:
        callee = item.callee if isinstance(item, my.CallExpr) else item
        name = callee.fullname if isinstance(callee, my.RefExpr) else ""
        from bullsnake.front.decorators import KNOWN

        if name in KNOWN or (owner is None and not c.lib_mode) or (c.lib_mode and name.rpartition(".")[2] in _LIB_DECORATORS):
            continue
        if _is_part_of_property(item, node, "setter"):
            continue
        decorator(c, item, "function")


def decorates(node: my.Decorator, name: str) -> bool:
    """Whether a part of a property is decorated by `@property_of_that_class.name`."""
    return any(_is_part_of_property(item, node, name) for item in node.original_decorators)


def _is_part_of_property(item: my.Expression, node: my.Decorator, name: str) -> bool:
    """Whether a decorator is `@property_of_that_class.name`."""
    if not isinstance(item, my.MemberExpr) or not isinstance(item.expr, my.NameExpr):
        return False
    return item.name == name and item.expr.name == node.func.name


def _check_parameters(c: Context, func: my.FuncDef, owner: ClassInfo | None) -> bool:
    """Whether a parameter lacks its annotation."""
    missing = False
    for number, arg in enumerate(func.arguments):
        name = arg.variable.name
        place: my.Context = arg if arg.line >= 1 else func
        is_self = number == 0 and owner is not None and (not func.is_static or func.is_class)
        if arg.type_annotation is None and not is_self:
            missing = c.symbols.reported_any = True
            written = c.sink.source_line(c.pos(func)) or ""
            advice = f"write a def: def {func.name}({name}: int, ..." if "lambda" in written else f"write {name}: int, or what it is"
            c.error(place, f'parameter "{name}" needs a type annotation', advice)
    return missing


def _check_signature(c: Context, func: my.FuncDef) -> None:
    """Types in the signature that hide what compiled code must know."""
    if not isinstance(func.type, mt.CallableType):
        return
    for arg, type_ in zip(func.arguments, func.type.arg_types, strict=False):
        check_annotation(c, arg if arg.line >= 1 else func, type_, None)
    check_annotation(c, func, func.type.ret_type, None)


def check_annotation(c: Context, node: my.Context, type_: mt.Type, unanalyzed: mt.Type | None) -> None:
    """Keys without a hash."""
    check_dict_type(c, node, convert_type(c, type_))


_LAMBDA_WITH_DEFAULT = "write a function with annotations that returns it: def make(i: int) -> Callable[[], int]: return lambda: i"


def check_lambda(c: Context, node: my.LambdaExpr, info: FunctionInfo) -> None:
    if any(p.var.type is ANY for p in info.params) and not c.symbols.reported_any and not c.symbols.broken:
        c.symbols.reported_any = True
        c.error(
            node,
            "nothing tells the types of this lambda's parameters",
            _LAMBDA_WITH_DEFAULT
            if any(p.has_default for p in info.params)
            else "annotate where it goes: name: Callable[[int], int] = lambda ...",
        )
    if any(p.kind is ParamKind.STAR for p in info.params):
        c.error(node, "*args in a lambda is not supported", "take one list")


def any_value(c: Context, node: my.Context, name: str) -> None:
    """A variable or field whose type nothing tells; only when no cause of it has been reported."""
    if not c.symbols.reported_any and not c.symbols.broken and not c.lib_mode:
        c.symbols.reported_any = True
        if _is_any_class(node):
            c.error(node, f'nothing tells which classes "{name}" can be', f"name a base class of them: {name}: type[Shape]")
            return
        example = "Callable[[int], str]" if _is_partial(node) or _takes_anything(node) else "int"
        c.error(node, f'nothing tells the type of "{name}"', f"annotate it: {name}: {example}, or what it is")


def _is_partial(node: my.Context) -> bool:
    """Whether it is the name of a functools.partial of which nobody knows what is left to give."""
    type_ = node.node.type if isinstance(node, my.RefExpr) and isinstance(node.node, my.Var) else None
    proper = mt.get_proper_type(type_)
    return isinstance(proper, mt.Instance) and proper.type.fullname == "functools.partial"


def _is_any_class(node: my.Context) -> bool:
    """Whether it is the name of a parameter that takes a class of any kind: type[T]."""
    type_ = node.node.type if isinstance(node, my.RefExpr) and isinstance(node.node, my.Var) else None
    return isinstance(mt.get_proper_type(type_), mt.TypeType)


def _takes_anything(node: my.Context) -> bool:
    """Whether it is the name of a `Callable` of which nobody says what it takes."""
    proper = mt.get_proper_type(node.node.type if isinstance(node, my.RefExpr) and isinstance(node.node, my.Var) else None)
    return isinstance(proper, mt.CallableType) and proper.is_ellipsis_args


def library_directives(c: Context, node: my.Decorator, info: FunctionInfo) -> None:
    """`@implements(name, overload)` and `@export(symbol)` in the library."""
    if not c.lib_mode:
        return
    for item in node.original_decorators:
        if not isinstance(item, my.CallExpr) or not isinstance(item.callee, my.RefExpr):
            continue
        values = [a.value for a in item.args if isinstance(a, my.StrExpr | my.IntExpr)]
        kind = item.callee.fullname.rpartition(".")[2]
        if kind == "export" and values:
            info.export = str(values[0])
        elif kind == "implements" and values:
            key = (str(values[0]), int(values[1]) if len(values) > 1 else 0)
            if key in c.symbols.implementations:
                c.error(item, f"{key[0]} (overload {key[1]}) is implemented twice", "")
            c.symbols.implementations[key] = info


# --- classes --------------------------------------------------------------------------------------------------------------

def check_class_head(c: Context, node: my.ClassDef) -> None:
    """Bases, metaclass, keywords."""
    info = node.info
    if node.metaclass is not None or any(b.fullname == "builtins.type" for b in info.mro):
        c.error(node, "a metaclass is not supported", "write functions that make the objects")
        return
    bases = [b.type for b in info.bases if b.type.fullname not in NOT_BASES]
    heavy = too_heavy(c, info)
    if len(heavy) > 1 and not _is_mixed_enum(bases):
        c.symbols.broken = True
        names = " and ".join(b.name for b in heavy)
        c.error(node, f"a class cannot inherit from both {names}", "keep an object of the other in a field")
    for base in bases:
        _check_base(c, node, base)
    thread = next((b for b in info.mro if b.fullname == "threading.Thread"), None)
    if thread is not None and not c.lib_mode:
        _check_thread(c, node, thread)


def _is_mixed_enum(bases: list[my.TypeInfo]) -> bool:
    """`class Color(str, Enum)`."""
    return len(bases) == 2 and bases[0].fullname in ("builtins.int", "builtins.str") and bases[1].fullname == "enum.Enum"


_PLAIN_PROTOCOLS = tuple(f"typing.{name}" for name in ("Container", "Collection", "Hashable", "Iterable", "Iterator", "Sized"))
"""Bases that give their heirs nothing but the `__iter__` of an iterator."""


def _check_base(c: Context, node: my.ClassDef, base: my.TypeInfo) -> None:
    if base.module_name in c.symbols.user_modules or any(b.fullname == "builtins.BaseException" for b in base.mro):
        return
    if base.fullname in ("threading.Thread", "threading.Timer", *_PLAIN_PROTOCOLS):
        return
    if base.fullname in ENUMS or (base.fullname in ("builtins.int", "builtins.str") and is_enum(node.info)):
        return
    if base.fullname.startswith("enum."):
        c.error(node, f"{base.name} is not supported", "use Enum, IntEnum, StrEnum, Flag or IntFlag")
    elif base.is_protocol:
        instead = "derive from Collection and write the methods that are used, which Sequence and its like would give"
        c.error(node, f"a class cannot inherit from {base.name}", instead)
    else:
        c.error(node, f"a class cannot inherit from {base.name}", f"keep the {base.name} in a field")


def _check_thread(c: Context, node: my.ClassDef, base: my.TypeInfo) -> None:
    """The library calls `run` and what all objects have; its other methods do not look for overrides."""
    for item in node.defs.body:
        if isinstance(item, my.FuncDef) and item.name in base.names and item.name not in ("run", "__init__", "__repr__"):
            thread_override(c, item, item.name)


MOST_FIELDS = 56
"""A descriptor's pointer map has 63 bits; seven slots stay for the bytes beside fields that may have no value."""


def check_class(c: Context, node: my.ClassDef, cls: ClassInfo) -> None:
    """Overrides must keep the representation of what they override."""
    _check_fields(c, node, cls)
    count = len(cls.all_fields())
    if count > MOST_FIELDS:
        c.error(node, f"{cls.name} has {count} fields, and {MOST_FIELDS} is the most", "put some of them into objects of their own")
    for name, method in cls.methods.items():
        _check_property(c, cls, name, method)
        if name == "__init__" or method.is_static or cls.base is None or method.definition is None:
            continue
        mixed_in = [one.methods.get(name) for one in cls.order[1:] if one.is_mixin]
        for old in (cls.base.lookup_method(name), *mixed_in):
            if old is not None and old.owner is not None and old is not method and not c.symbols.broken:
                check_override(c, method, old)


def _check_fields(c: Context, node: my.ClassDef, cls: ClassInfo) -> None:
    """A field that is declared again must be stored as before."""
    for name, field in cls.fields.items():
        old = cls.base.lookup_field(name) if cls.base is not None else None
        getter = cls.base.lookup_method(name) if cls.base is not None else None
        if getter is not None and getter.is_property and getter.owner is not None:
            c.error(node, f'"{name}" is a field here, but a property in {getter.owner.name}', "write a property here, too")
        if old is not None and rep(old.type) is not rep(field.type) and ANY not in (old.type, field.type):
            c.error(node, f'"{name}" is {field.type} here, but {old.type} in {old.owner.name}', f"declare it as {old.type}")


def _check_property(c: Context, cls: ClassInfo, name: str, method: FunctionInfo) -> None:
    """A property takes the place of a property, and nothing else does."""
    func = c.symbols.nodes.get(method)
    if cls.base is None or func is None or c.symbols.broken:
        return
    field, old = cls.base.lookup_field(name), cls.base.lookup_method(name)
    if field is not None:
        c.error(func, f'"{name}" is a property here, but a field in {field.owner.name}', "give the property another name")
    elif old is not None and old.owner is not None and old.is_property != method.is_property:
        c.error(func, f'"{name}" is a property here or in {old.owner.name}, and a method in the other', "give it another name")


def check_construct(c: Context, node: my.CallExpr, cls: ClassInfo) -> None:
    if cls.fullname == "builtins.type":
        c.error(node, "type() is only supported as type(x).__name__", "use isinstance()")


def check_isinstance(c: Context, node: my.Expression, cls: ClassInfo) -> None:
    if cls.is_protocol:
        c.error(node, f"isinstance() with {cls.name} is not supported", "name the classes themselves")


# --- operators ------------------------------------------------------------------------------------------------------------


def check_binary(c: Context, node: my.Context, op: str, left: tree.Expr, right: tree.Expr) -> None:
    """An int to a negative power would be a float; what an operator does with an Any is not known."""
    formats = op == "%" and is_builtin(left.type, "str")
    if (isinstance(left.type, AnyObject) or isinstance(right.type, AnyObject)) and not formats:
        use_of_any(c, node, f"operator {op}")
    whole = is_builtin(left.type, "int") or is_builtin(left.type, "bool")
    if op == "**" and whole and isinstance(right, tree.IntLit) and right.value < 0:
        c.error(node, "an int to a negative power is not an int", "make the base a float: float(...) ** n")


def check_comparison(
    c: Context,
    node: my.ComparisonExpr,
    op: str,
    left_node: my.Expression,
    left: tree.Expr,
    right_node: my.Expression,
    right: tree.Expr,
) -> None:
    """`is` on values whose identity is an accident; an order of Any."""
    if op in ("<", "<=", ">", ">=") and (isinstance(left.type, AnyObject) or isinstance(right.type, AnyObject)):
        use_of_any(c, node, f"operator {op}")
    if op in ("in", "not in") and isinstance(right.type, AnyObject):
        use_of_any(c, node, f'"{op}"')
    if op not in ("is", "is not") or isinstance(left, tree.NoneLit) or isinstance(right, tree.NoneLit):
        return
    accidental = _all_values(left.type) or _all_values(right.type) or (_some_value(left.type) and _some_value(right.type))
    if accidental:
        shown = left.type if _some_value(left.type) else right.type
        better = "==" if op == "is" else "!="
        c.error(node, f'"{op}" on {shown}: which of two equal ones it is, is an accident', f"write {better}")


def _is_plain_value(type_: Type) -> bool:
    return isinstance(type_, Tuple | VarTuple) or any(is_builtin(type_, name) for name in ("int", "float", "str"))


def _all_values(type_: Type) -> bool:
    parts = [m for m in members(type_) if not isinstance(m, NoneType)]
    return bool(parts) and all(_is_plain_value(m) for m in parts)


def _some_value(type_: Type) -> bool:
    return any(_is_plain_value(m) for m in members(type_))


# --- format specs ---------------------------------------------------------------------------------------------------------

_CODES = {"str": "s", "int": "bcdoxXneEfFgG%", "bool": "bcdoxXneEfFgG%", "float": "eEfFgGn%"}


def check_format(c: Context, node: my.Expression, value: tree.Expr, conversion: str, spec: str) -> None:
    """The code at the end of a literal format spec must suit the type."""
    kind = "str" if conversion else next((name for name in _CODES if is_builtin(value.type, name)), "")
    code = spec[-1:]
    if not kind or not (code.isalpha() or code == "%") or code in _CODES[kind]:
        return
    if len(spec) > 1 and spec[1] in "<>=^" and len(spec) == 2:
        return
    c.error(node, f'unknown format code "{code}" for a value of type {kind}', f"{kind} takes: {' '.join(_CODES[kind])}")
