"""Set displays and comprehensions."""

from __future__ import annotations

from bullsnake.build.calls import call_method, is_constant
from bullsnake.build.containers import clauses, display_type
from bullsnake.build.dispatch import lowers
from bullsnake.build.done import value_of
from bullsnake.build.function import FunctionBuilder
from bullsnake.build.iteration import to_list
from bullsnake.front import tree
from bullsnake.front.types import ANY, NEVER, NONE, Instance, Type
from bullsnake.ir.core import Operand, Pos, Reg

LEAST_CONSTANTS = 3
"""So many constants alone are a frozenset in CPython's code, which it copies: the order of the keys is another one."""


def new_set(fb: FunctionBuilder, type_: Type, pos: Pos) -> tuple[Reg, Instance]:
    """An empty set, and its type."""
    kind = display_type(fb, type_, "set")
    item = kind.args[0] if kind is not None and kind.args else ANY
    cls = fb.unit.classes.builtin_class("set")
    made_type = Instance(cls, (Instance(fb.unit.classes.builtin_class("object")) if item in (ANY, NEVER) else item,))
    made = fb.expr(tree.New(pos=pos, type=made_type, cls=cls, init=cls.overloads["__init__"][0], args=[]))
    return fb.kept(made), made_type


def _add(fb: FunctionBuilder, made: Operand, kind: Instance, name: str, value: tree.Expr, overload: int = 0) -> None:
    method = (kind.cls.overloads.get(name) or [kind.cls.methods[name]])[overload]
    call_method(fb, value_of(value.pos, made, kind), method, [value], NONE)


def _is_folded(node: tree.Expr) -> bool:
    """Whether CPython's compiler makes a constant of it: a literal, or a tuple of such."""
    return all(_is_folded(i) for i in node.items) if isinstance(node, tree.TupleLit) else is_constant(node)


@lowers(tree.SetLit)
def _set(fb: FunctionBuilder, node: tree.SetLit) -> Operand:
    cls = fb.unit.classes.builtin_class("set")
    if len(node.items) >= LEAST_CONSTANTS and all(_is_folded(i) for i in node.items):
        kind = display_type(fb, node.type, "set")
        assert kind is not None
        listed = tree.ListLit(pos=node.pos, type=Instance(fb.unit.classes.builtin_class("list"), kind.args), items=node.items)
        call = tree.Call(pos=node.pos, type=kind, function=cls.methods["_constant"], args=[listed], type_args=kind.args)
        return fb.expr(call)
    made, kind = new_set(fb, node.type, node.pos)
    item = kind.args[0]
    for part in node.items:
        if isinstance(part, tree.Starred):
            listed_type = Instance(fb.unit.classes.builtin_class("list"), (item,))
            value = value_of(part.pos, fb.kept(to_list(fb, part.value, item)), listed_type)
            _add(fb, made, kind, "update", value, 3)
        else:
            _add(fb, made, kind, "add", value_of(part.pos, fb.kept_value(part, item), item))
    return made


@lowers(tree.SetComp)
def _set_comp(fb: FunctionBuilder, node: tree.SetComp) -> Operand:
    made, kind = new_set(fb, node.type, node.pos)
    item = kind.args[0]
    clauses(fb, node.clauses, lambda: _add(fb, made, kind, "add", value_of(node.pos, fb.value(node.element, item), item)))
    return made
