"""NamedTuple classes: tuples with a class of their own, whose items are its fields.

An object lies in memory as a tuple of that shape does, and its class derives from tuple: it goes wherever such a tuple may go, and is
compared, hashed and iterated over as one. It is made and shown as a dataclass is. `as_tuple` is how the rest sees its items.
"""

from __future__ import annotations

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin, convert_type
from bullsnake.front.replacing import attribute_of, kept_value, replaced
from bullsnake.front.symbols import ClassInfo, DataclassOptions, FieldInfo
from bullsnake.front.types import Instance, Tuple, Type, make_union
from bullsnake.ir.core import Pos

_METHODS = ("_replace", "_asdict")
FIELDS, MAKE = "_fields", "_make"


def is_named_tuple(info: my.TypeInfo) -> bool:
    return info.tuple_type is not None


def declare_named_tuple(c: Context, cls: ClassInfo, info: my.TypeInfo) -> None:
    """The fields, in the order of the items; the values of the body are defaults."""
    assert info.tuple_type is not None
    cls.is_named_tuple = True
    cls.dataclass = DataclassOptions(eq=False, frozen=True)
    names = [name for name in _field_names(info)]
    valued = {t.name for t in _with_value(info.defn)}
    for name, type_ in zip(names, info.tuple_type.items, strict=False):
        pos = Pos(cls.pos.file, cls.pos.line, cls.pos.column)
        cls.fields[name] = FieldInfo(name, convert_type(c, type_), cls, pos, has_default=name in valued)


def _field_names(info: my.TypeInfo) -> list[str]:
    fields = info.metadata.get("namedtuple", {}).get("fields")
    if isinstance(fields, list):
        return [str(name) for name in fields]
    symbol = info.names.get("__match_args__") or info.names.get("_fields")
    node = symbol.node if symbol is not None else None
    kind = mt.get_proper_type(node.type) if isinstance(node, my.Var) else None
    names = []
    for item in kind.items if isinstance(kind, mt.TupleType) else []:
        literal = mt.get_proper_type(item)
        if isinstance(literal, mt.Instance) and literal.last_known_value is not None:
            literal = literal.last_known_value
        if isinstance(literal, mt.LiteralType):
            names.append(str(literal.value))
    return names or [t.name for t in _annotated(info.defn)]


def _annotated(node: my.ClassDef) -> list[my.NameExpr]:
    return [
        target
        for item in node.defs.body
        if isinstance(item, my.AssignmentStmt) and item.unanalyzed_type is not None
        for target in item.lvalues
        if isinstance(target, my.NameExpr)
    ]


def _with_value(node: my.ClassDef) -> list[my.NameExpr]:
    return [
        target
        for item in node.defs.body
        if isinstance(item, my.AssignmentStmt) and not isinstance(item.rvalue, my.TempNode)
        for target in item.lvalues
        if isinstance(target, my.NameExpr)
    ]


def call_of_named_tuple(c: Context, node: my.CallExpr, value: tree.Expr, name: str) -> tree.Expr | None:
    """p._replace(x=1) and p._asdict(); None for any other method."""
    kind = value.type
    if not isinstance(kind, Instance) or not kind.cls.is_named_tuple or name not in _METHODS:
        return None
    return replaced(c, node, value, kind, node.arg_names, node.args) if name == "_replace" else _as_dict(c, node, value, kind)


def _as_dict(c: Context, node: my.CallExpr, value: tree.Expr, kind: Instance) -> tree.Expr:
    text = builtin(c, "str")
    keep, source = kept_value(c, value)
    fields = kind.cls.all_fields()
    items: list[tuple[tree.Expr, tree.Expr]] = [
        (tree.StrLit(pos=c.pos(node), type=text, value=f.name), attribute_of(source, kind, f)) for f in fields
    ]
    type_ = builtin(c, "dict", text, make_union([f.type for f in fields]))
    made = tree.DictLit(pos=c.pos(node), type=type_, items=items)
    return tree.Let(pos=c.pos(node), type=type_, bindings=[keep], value=made)


def fields_of(c: Context, node: my.Context, cls: ClassInfo) -> tree.Expr:
    """P._fields"""
    text = builtin(c, "str")
    names: list[tree.Expr] = [tree.StrLit(pos=c.pos(node), type=text, value=f.name) for f in cls.all_fields()]
    return tree.TupleLit(pos=c.pos(node), type=Tuple((text,) * len(names)), items=names)


def items_for(c: Context) -> Type:
    """What P._make takes."""
    return c.symbols.registry.functions["typing._any_row"][0].params[0].var.type


def made_of(c: Context, node: my.Context, cls: ClassInfo, items: tree.Expr) -> tree.Expr:
    """P._make(items). Each item is tested to be of its field's type."""
    row, pos = c.symbols.registry.functions["typing._any_row"][0], c.pos(node)
    fields, whole = cls.all_fields(), builtin(c, "int")
    count = tree.IntLit(pos=pos, type=whole, value=len(fields))
    keep, source = kept_value(c, tree.Call(pos=pos, type=row.ret, function=row, args=[items, count]))
    assert isinstance(row.ret, Instance)
    item, method = row.ret.args[0], row.ret.cls.overloads["__getitem__"][0]
    args: list[tree.Expr | None] = [
        tree.Index(
            pos=pos, type=item, value=source, index=tree.IntLit(pos=pos, type=whole, value=at), method=method, declared=item
        )
        for at in range(len(fields))
    ]  # fmt: skip
    made = tree.New(pos=pos, type=Instance(cls), cls=cls, init=None, args=args)
    return tree.Let(pos=pos, type=Instance(cls), bindings=[keep], value=made)


def seen_as_tuple(c: Context, node: my.Expression, value: tree.Expr) -> tree.Expr:
    """A named tuple as the tuple that it is."""
    kind = value.type
    if isinstance(kind, Instance) and kind.cls.is_named_tuple:
        return tree.Cast(pos=value.pos, type=Tuple(tuple(f.type for f in kind.cls.all_fields())), value=value)
    return value


