"""List, set, tuple and dict displays, with `*` and `**` inside.

`*xs` stays in a list or set display. In a tuple of fixed shape it is written out item by item; any other tuple with a star is made from
a list. A dict display with `**` is a chain of unions: {**a, k: v} is {} | a | {k: v}.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import legality, tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin, has_any, type_of
from bullsnake.front.dispatch import converts, expr
from bullsnake.front.items import item_of
from bullsnake.front.types import ANY, NEVER, Instance, Tuple, Type, Union, VarTuple, is_builtin, make_union


def display_type(c: Context, node: my.Expression, name: str, expected: Type | None) -> Type:
    """mypy's type of a display; where its items are still open ([] in a partial type), what the place expects."""
    found = type_of(c, node)
    wanted = member_of_class(expected, name)
    if wanted is not None and (not isinstance(found, Instance) or is_open(found)):
        return wanted
    return found


def is_open(type_: Type) -> bool:
    """Whether it is that of a container of nobody knows what, or of a tuple that has one in it."""
    if isinstance(type_, Tuple):
        return any(is_open(item) for item in type_.items)
    return isinstance(type_, Instance) and any(has_any(a) or a is NEVER for a in type_.args)


def member_of_class(expected: Type | None, name: str) -> Type | None:
    members = expected.items if isinstance(expected, Union) else (expected,)
    return next((m for m in members if m is not None and is_builtin(m, name)), None)


def element(c: Context, node: my.Expression, inner: Type | None) -> tree.Expr:
    """An item of a display."""
    if isinstance(node, my.StarExpr):
        value = expr(c, node.expr)
        return tree.Starred(pos=c.pos(node), type=value.type, value=value)
    value = expr(c, node, inner)
    if inner is not None:
        legality.check_flow(c, node, value, inner)
    return value


def _hint(c: Context, inner: Type | None, nodes: list[my.Expression]) -> Type | None:
    """The type of the items; lambdas among functions, which mypy leaves open, are as the functions."""
    if inner is not None and not has_any(inner):
        return inner
    others = [type_of(c, node) for node in nodes if not isinstance(node, my.LambdaExpr)]
    return next((t for t in others if not has_any(t)), inner)


def _yields(c: Context, item: tree.Expr) -> Type:
    """The type of what an item adds to a list."""
    return item_of(c, item.type) if isinstance(item, tree.Starred) else item.type


@converts(my.ListExpr)
def convert_list(c: Context, node: my.ListExpr, expected: Type | None) -> tree.Expr:
    type_ = display_type(c, node, "list", expected)
    inner = _hint(c, type_.args[0] if isinstance(type_, Instance) and type_.args else None, node.items)
    items = [element(c, item, inner) for item in node.items]
    if inner is None or (has_any(type_) and items):
        type_ = builtin(c, "list", make_union([_yields(c, item) for item in items]) if items else ANY)
    return tree.ListLit(pos=c.pos(node), type=type_, items=items)


@converts(my.SetExpr)
def convert_set(c: Context, node: my.SetExpr, expected: Type | None) -> tree.Expr:
    type_ = display_type(c, node, "set", expected)
    inner = _hint(c, type_.args[0] if isinstance(type_, Instance) and type_.args else None, node.items)
    items = [element(c, item, inner) for item in node.items]
    if inner is None or has_any(type_):
        type_ = builtin(c, "set", make_union([_yields(c, item) for item in items]))
    legality.check_dict_type(c, node, type_)
    return tree.SetLit(pos=c.pos(node), type=type_, items=items)


@converts(my.TupleExpr)
def convert_tuple(c: Context, node: my.TupleExpr, expected: Type | None) -> tree.Expr:
    if any(isinstance(item, my.StarExpr) for item in node.items):
        return _tuple_with_star(c, node)
    found = type_of(c, node)
    wanted = _shape(expected, len(node.items))
    hints: list[Type | None] = list(wanted.items) if wanted is not None else [None] * len(node.items)
    items = [element(c, item, hint) for item, hint in zip(node.items, hints, strict=True)]
    if wanted is not None:
        found = wanted
    elif not isinstance(found, Tuple) or any(has_any(t) for t in found.items):
        found = Tuple(tuple(item.type for item in items))
    return tree.TupleLit(pos=c.pos(node), type=found, items=items)


def _shape(expected: Type | None, count: int) -> Tuple | None:
    """The shape that the place wants."""
    members = expected.items if isinstance(expected, Union) else (expected,)
    for member in members:
        if isinstance(member, Tuple) and len(member.items) == count:
            return member
        if isinstance(member, VarTuple):
            return Tuple((member.item,) * count)
    return None


def _tuple_with_star(c: Context, node: my.TupleExpr) -> tree.Expr:
    found = type_of(c, node)
    pos = c.pos(node)
    items = [element(c, item, None) for item in node.items]
    if isinstance(found, Tuple):
        spread = [part for item in items for part in _written_out(c, node, item)]
        return tree.TupleLit(pos=pos, type=Tuple(tuple(part.type for part in spread)), items=spread)
    item_type = found.item if isinstance(found, VarTuple) else ANY
    values = tree.ListLit(pos=pos, type=builtin(c, "list", item_type), items=items)
    cls = c.symbols.classes.get("builtins.tuple") or c.symbols.registry.classes["builtins.tuple"]
    init = cls.overloads["__init__"][1]
    return tree.New(pos=pos, type=found, cls=cls, init=init, args=[values])


def _written_out(c: Context, node: my.TupleExpr, item: tree.Expr) -> list[tree.Expr]:
    """The items of a starred tuple of fixed shape."""
    if not isinstance(item, tree.Starred):
        return [item]
    value = item.value
    if isinstance(value, tree.TupleLit):
        return value.items
    if not isinstance(value, tree.Name) or not isinstance(value.type, Tuple):
        legality.star_in_display(c, node)
        return []
    number = builtin(c, "int")
    return [
        tree.Index(
            pos=item.pos,
            type=part,
            value=value,
            index=tree.IntLit(pos=item.pos, type=number, value=i),
            method=None,
            declared=part,
        )
        for i, part in enumerate(value.type.items)
    ]


@converts(my.DictExpr)
def convert_dict(c: Context, node: my.DictExpr, expected: Type | None) -> tree.Expr:
    type_ = display_type(c, node, "dict", expected)
    given = type_.args if isinstance(type_, Instance) and len(type_.args) == 2 else (None, None)
    args = (given[0], _hint(c, given[1], [value for key, value in node.items if key is not None]))
    parts: list[tree.Expr] = [tree.DictLit(pos=c.pos(node), type=type_, items=[])]
    for key, value in node.items:
        if key is None:
            other = expr(c, value, type_)
            legality.check_flow(c, value, other, type_)
            parts.append(other)
            continue
        last = parts[-1]
        if not isinstance(last, tree.DictLit) or last.pos != c.pos(node):
            last = tree.DictLit(pos=c.pos(node), type=type_, items=[])
            parts.append(last)
        last.items.append((element(c, key, args[0]), element(c, value, args[1])))
    legality.check_dict_type(c, node, type_)
    return _united(c, node, type_, parts)


def _united(c: Context, node: my.DictExpr, type_: Type, parts: list[tree.Expr]) -> tree.Expr:
    made = parts[0]
    if len(parts) > 1:
        cls = c.symbols.classes.get("builtins.dict") or c.symbols.registry.classes["builtins.dict"]
        method = cls.methods["__or__"]
        for part in parts[1:]:
            made = tree.Binary(pos=c.pos(node), type=type_, op="|", left=made, right=part, method=method)
    elif isinstance(made, tree.DictLit) and has_any(type_) and made.items:
        keys, values = zip(*made.items, strict=True)
        made.type = builtin(c, "dict", make_union([k.type for k in keys]), make_union([v.type for v in values]))
    return made


def summed_bools(c: Context, node: my.Expression, value: tree.Expr) -> tree.Expr:
    """The argument of sum(): bools are counted, 1 for each that is true."""
    kind = builtin(c, "bool")
    if item_of(c, value.type) != kind or isinstance(value, tree.ListLit | tree.GeneratorExpr | tree.ListComp):
        return value
    pos, number = c.pos(node), builtin(c, "int")
    var = c.new_var(None, ".counted", f"{c.module}..counted", kind, c.local_scope)
    if c.frame is None:
        c.module_globals.append(var)
    c.assigned(var)
    name = tree.Name(pos=pos, type=kind, var=var, declared=kind)
    one, zero = (tree.IntLit(pos=pos, type=number, value=n) for n in (1, 0))
    clause = tree.CompFor(pos=pos, target=name, iterable=value, conditions=[])
    picked = tree.IfExpr(pos=pos, type=number, test=name, then=one, orelse=zero)
    return tree.GeneratorExpr(pos=pos, type=builtin(c, "list", number), element=picked, clauses=[clause])


def joined_stars(c: Context, node: my.CallExpr, numbers: list[int], inner: Type) -> tree.Expr:
    """Arguments for *args with several stars, or items after a star: one list of them all."""
    items: list[tree.Expr] = []
    for number in numbers:
        arg = node.args[number]
        if node.arg_kinds[number] is my.ARG_STAR:
            value = expr(c, arg)
            items.append(tree.Starred(pos=c.pos(arg), type=value.type, value=value))
        else:
            items.append(element(c, arg, inner))
    return tree.ListLit(pos=c.pos(node), type=builtin(c, "list", inner), items=items)
