"""Classes as values: `kind: type[Shape]` holds Shape or a class that derives from it. A call asks for one after the other."""

from __future__ import annotations

from collections.abc import Callable as Function

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin
from bullsnake.front.symbols import ClassInfo
from bullsnake.front.types import ClassObject, Instance, Type

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
    if not isinstance(callee.type, ClassObject):
        return None
    base = callee.type.cls
    heirs = [cls for cls in c.symbols.classes.values() if cls.is_subclass_of(base) and not _is_abstract(cls)]
    if base.is_stub or base.type_params or not heirs:
        return None
    var = c.new_var(None, ".class", f"{c.module}..class", callee.type, c.local_scope)
    if c.frame is None:
        c.module_globals.append(var)
    c.assigned(var)
    pos = c.pos(node)
    place = tree.Name(pos=pos, type=callee.type, var=var, declared=callee.type)
    result: Type = Instance(base)
    made = construct(heirs[-1])
    for cls in reversed(heirs[:-1]):
        same = tree.Compare(
            pos=pos, type=builtin(c, "bool"), operands=[place, tree.ClassRef(pos=pos, type=ClassObject(cls), cls=cls)],
            ops=["is"], methods=[None],
        )  # fmt: skip
        made = tree.IfExpr(pos=pos, type=result, test=same, then=construct(cls), orelse=made)
    binding = tree.Assign(pos=pos, targets=[place], value=callee)
    return tree.Let(pos=pos, type=result, bindings=[binding], value=made)


def _is_abstract(cls: ClassInfo) -> bool:
    """Whether no object can be made: a method is abstract still."""
    names = {name for base in cls.mro() for name in base.methods}
    return cls.is_protocol or any((method := cls.lookup_method(name)) is not None and method.is_abstract for name in names)
