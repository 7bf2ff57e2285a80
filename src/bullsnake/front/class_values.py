"""Classes as values: `kind: type[Shape]` holds Shape or a class that derives from it. A call, and what a class has of its
own, asks for one after the other."""

from __future__ import annotations

from collections.abc import Callable as Function

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import any_object, builtin
from bullsnake.front.methods import find_methods
from bullsnake.front.symbols import ClassInfo, Var
from bullsnake.front.types import ClassObject, Instance, Type, Union, is_builtin, make_union

CLASS = "__class__"
NAMES = ("__name__", "__qualname__")


def name_of_class(c: Context, node: my.MemberExpr, value: tree.Expr) -> tree.Expr | None:
    """kind.__name__; None for anything else."""
    if not isinstance(value.type, ClassObject) or node.name not in NAMES:
        return None
    text = builtin(c, "str")
    return tree.Attribute(pos=c.pos(node), type=text, value=value, name=node.name, declared=text)


def made_by_class(
    c: Context, node: my.CallExpr, callee: tree.Expr, construct: Function[[ClassInfo], tree.Expr]
) -> tree.Expr | None:
    """kind(*args): an object of the class that the value is; None if it is no class of which all heirs are known."""
    heirs = _heirs(c, callee.type)
    if not heirs:
        return None
    each = [construct(cls) for cls in heirs]
    if is_builtin(callee.type, "type"):
        each.append(_call_of_none(c, node))
        heirs = [*heirs, heirs[0]]
    result: Type = Instance(callee.type.cls) if isinstance(callee.type, ClassObject) else make_union([one.type for one in each])
    return _one_of(c, node, callee, list(zip(heirs, each, strict=True)), any_object(c) if is_builtin(callee.type, "type") else result)


def class_of_object(c: Context, value: tree.Expr, known: ClassInfo | None) -> tree.Expr:
    """type(value). known: its class or a base of that."""
    kind = builtin(c, "type")
    assert isinstance(kind, Instance)
    init = find_methods(c, kind, "__init__")[0]
    return tree.New(pos=value.pos, type=kind if known is None else ClassObject(known), cls=kind.cls, init=init, args=[value])


def type_of_value(c: Context, value: tree.Expr) -> tree.Expr:
    """type(value) or value.__class__."""
    own = isinstance(value.type, Instance) and not value.type.cls.is_stub and not value.type.args
    return class_of_object(c, value, value.type.cls if own and isinstance(value.type, Instance) else None)


def object_of_type(node: my.Expression) -> my.Expression | None:
    """x in `type(x)` and `x.__class__`, unless x is a class."""
    if isinstance(node, my.MemberExpr) and node.name == CLASS and not names_class(node.expr):
        return node.expr
    is_call = isinstance(node, my.CallExpr) and isinstance(node.callee, my.RefExpr) and node.callee.fullname == "builtins.type"
    return node.args[0] if is_call and isinstance(node, my.CallExpr) and len(node.args) == 1 else None


def names_class(node: my.Expression) -> bool:
    return isinstance(node, my.RefExpr) and isinstance(node.node, my.TypeInfo)


def has_heirs(c: Context, cls: ClassInfo) -> bool:
    return len(_heirs(c, ClassObject(cls))) > 1


def member_by_class(
    c: Context, node: my.Expression, value: tree.Expr, name: str, access: Function[[ClassInfo], tree.Expr]
) -> tree.Expr | None:
    """kind.name or kind.name(*args): what one class after the other has of that name; None if it is no class with known heirs."""
    if not isinstance(value.type, ClassObject) or not _has_member(value.type.cls, name):
        return None
    heirs = _heirs(c, value.type)
    each = [access(cls) for cls in heirs]
    if not each:
        return None
    return _one_of(c, node, value, list(zip(heirs, each, strict=True)), make_union([one.type for one in each]))


def _has_member(cls: ClassInfo, name: str) -> bool:
    method, field = cls.lookup_method(name), cls.lookup_field(name)
    if field is not None and not cls.is_stub:
        return field.has_default
    return cls.lookup_variable(name) is not None or (method is not None and method.is_static and not cls.is_stub)


def shared_variable(c: Context, value: tree.Expr, name: str) -> Var | None:
    """The attribute of the class that all heirs of a class share."""
    found = {cls.lookup_variable(name) for cls in _heirs(c, value.type)} if isinstance(value.type, ClassObject) else set()
    return found.pop() if len(found) == 1 else None


def _one_of(
    c: Context, node: my.Expression, value: tree.Expr, parts: list[tuple[ClassInfo, tree.Expr]], result: Type
) -> tree.Expr:
    """The part of the class that the value is; the last one where it is none of the others."""
    var = c.new_var(None, ".class", f"{c.module}..class", value.type, c.local_scope)
    if c.frame is None:
        c.module_globals.append(var)
    c.assigned(var)
    pos = c.pos(node)
    place = tree.Name(pos=pos, type=value.type, var=var, declared=value.type)
    made = parts[-1][1]
    for cls, then in reversed(parts[:-1]):
        same = tree.Compare(
            pos=pos, type=builtin(c, "bool"), operands=[place, tree.ClassRef(pos=pos, type=ClassObject(cls), cls=cls)],
            ops=["is"], methods=[None],
        )  # fmt: skip
        made = tree.IfExpr(pos=pos, type=result, test=same, then=then, orelse=made)
    binding = tree.Assign(pos=pos, targets=[place], value=value)
    return tree.Let(pos=pos, type=result, bindings=[binding], value=made)


_PLAIN = ("int", "float", "str", "bool")
_FINAL = frozenset(f"builtins.{name}" for name in ("int", "float", "str", "bool", "bytes"))


def _heirs(c: Context, type_: Type) -> list[ClassInfo]:
    """The classes that a value of that type can be; empty if they are not known."""
    if is_builtin(type_, "type"):  # what mypy makes of [int, float]
        return [kind.cls for kind in (builtin(c, name) for name in _PLAIN) if isinstance(kind, Instance)]
    found: list[ClassInfo] = []
    for member in type_.items if isinstance(type_, Union) else (type_,):
        if not isinstance(member, ClassObject):
            return []
        base = member.cls
        if base.fullname in _FINAL:
            heirs = [base]
        elif base.is_stub or base.type_params:
            return []
        else:
            heirs = [cls for cls in c.symbols.classes.values() if cls.is_subclass_of(base) and not _is_abstract(cls)]
        found += [cls for cls in heirs if cls not in found]
    return found


def _call_of_none(c: Context, node: my.CallExpr) -> tree.Expr:
    """A class that is none of these: the TypeError."""
    function = c.symbols.registry.functions["typing._any_made"][0]
    return tree.Call(pos=c.pos(node), type=function.ret, function=function, args=[])


def _is_abstract(cls: ClassInfo) -> bool:
    """Whether no object can be made: a method is abstract still."""
    names = {name for base in cls.mro() for name in base.methods}
    return cls.is_protocol or any((method := cls.lookup_method(name)) is not None and method.is_abstract for name in names)
