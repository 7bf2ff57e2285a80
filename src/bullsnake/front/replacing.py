"""A new object with the fields of an old one but for those that are given: `dataclasses.replace` and `_replace` of a named tuple.

The old object is evaluated first, once, into a variable of its own.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import flows, tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import member_mapping
from bullsnake.front.dispatch import expr
from bullsnake.front.symbols import FieldInfo
from bullsnake.front.types import Instance, Type, substitute


def replaced(
    c: Context, node: my.CallExpr, old: tree.Expr, kind: Instance, names: list[str | None], values: list[my.Expression]
) -> tree.Expr:
    """The new object. names, values: what is given."""
    fields = {field.name: field for field in kind.cls.all_fields() if field.init}
    given: dict[str, tree.Expr] = {}
    for name, value in zip(names, values, strict=True):
        if name is None or name not in fields:
            c.error(value, f'{kind.cls.name} has no field "{name}"')
            continue
        wanted = field_type(kind, fields[name])
        given[name] = expr(c, value, wanted)
        flows.check_flow(c, value, given[name], wanted)
    for name, field in fields.items():
        if field.for_init and not field.has_default and name not in given:
            c.error(node, f"InitVar '{name}' must be specified with replace()", f"write {name}=...")
    keep, source = kept_value(c, old)
    args: list[tree.Expr | None] = [given.get(name) or attribute_of(source, kind, field) for name, field in fields.items()]
    made = tree.New(pos=c.pos(node), type=kind, cls=kind.cls, init=None, args=args)
    return tree.Let(pos=c.pos(node), type=kind, bindings=[keep], value=made)


def kept_value(c: Context, value: tree.Expr) -> tuple[tree.Stmt, tree.Expr]:
    """The assignment to a new variable, and the variable: for a value that is needed several times."""
    var = c.new_var(None, ".old", f"{c.module}..old", value.type, c.local_scope)
    if c.frame is None:
        c.module_globals.append(var)
    c.assigned(var)
    name = tree.Name(pos=value.pos, type=var.type, var=var, declared=var.type)
    return tree.Assign(pos=value.pos, targets=[name], value=value), name


def field_type(kind: Instance, field: FieldInfo) -> Type:
    return substitute(field.type, member_mapping(kind, field.owner))


def attribute_of(value: tree.Expr, kind: Instance, field: FieldInfo) -> tree.Expr:
    type_ = field_type(kind, field)
    return tree.Attribute(pos=value.pos, type=type_, value=value, name=field.name, declared=type_)
