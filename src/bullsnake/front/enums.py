"""Enum classes: fields `name` and `value`, an attribute of the class for each member, and a list of all members.

The class as a value is that list: `for c in Color`, `len(Color)`, `list(Color)`. `Color(3)` and `Color["RED"]` look through it. A
member whose value is that of an earlier one is another name for it. Where an IntEnum (or a class of str and Enum) stands for a number
(or a text), its value is taken.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import dispatch, flows, tree
from bullsnake.front.class_statements import check_member, check_unique
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin
from bullsnake.front.dispatch import expr
from bullsnake.front.enum_values import Values, is_auto, members_of, value_type
from bullsnake.front.flags import OPERATORS, declare_table, flag_lookup, flag_members, is_flag
from bullsnake.front.symbols import ClassInfo, FieldInfo, Scope, Var
from bullsnake.front.types import ANY, Instance, Type, Union, make_union

ENUMS = ("enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag")


def is_enum(info: my.TypeInfo) -> bool:
    return any(base.fullname == "enum.Enum" for base in info.mro)


def declare_enum(c: Context, cls: ClassInfo, info: my.TypeInfo) -> None:
    """The fields and the members of a program's enum class."""
    pos = cls.pos
    text = builtin(c, "str")
    cls.enum_plain = next((name for name in ("int", "str") if any(b.fullname == f"builtins.{name}" for b in info.mro)), "")
    found = members_of(info.defn)
    types = [value_type(c, member) for member in found]
    kinds: Type = builtin(c, cls.enum_plain) if cls.enum_plain else make_union(types) if types else ANY
    for name, type_ in () if cls.is_flag else (("name", text), ("value", kinds)):
        cls.fields[name] = FieldInfo(name, type_, cls, pos, init=False)
    kind = Instance(cls)
    for member in found:
        var = Var(member.name, f"{cls.fullname}.{member.name}", kind, Scope.GLOBAL)
        _enter(c, cls, member.name, var, member.symbol)
    cls.members = Var("__members__", f"{cls.fullname}.__members__", builtin(c, "list", kind), Scope.GLOBAL)
    _enter(c, cls, "__members__", cls.members, my.Var("__members__"))
    if cls.is_flag:
        declare_table(c, cls)


def _enter(c: Context, cls: ClassInfo, name: str, var: Var, node: my.Var) -> None:
    c.symbols.enter(node, var)
    c.module_globals.append(var)
    cls.variables[name] = var


def enum_members(c: Context, node: my.ClassDef, cls: ClassInfo) -> list[tree.Stmt]:
    """What makes the members, after the class statement."""
    if cls.is_flag:
        return flag_members(c, node, cls, members_of(node))
    made: list[tree.Stmt] = []
    known: dict[object, Var] = {}
    order: list[Var] = []
    last = 0
    values = Values(c, cls, node)
    for member in members_of(node):
        c.parent = item = member.statement
        var = cls.variables[member.name]
        c.assigned(var)
        if is_auto(member.value):
            value: tree.Expr = _next_value(c, item, cls, member.name, last)
        else:
            value = values.of(member, made)
            check_member(c, item, cls, value)
        constant = getattr(value, "value", None) if isinstance(value, tree.IntLit | tree.StrLit) else None
        value = values.kept(member, value, made)
        last = constant if isinstance(constant, int) else last
        first = known.get(constant) if constant is not None else None
        if first is None:
            order.append(var)
            known[constant] = var
            new: tree.Expr = tree.EnumMember(pos=c.pos(item), type=var.type, cls=cls, name=member.name, value=value)
        else:
            check_unique(c, item, node, cls, member.name, first.name)
            new = _name(c, item, first)
        made.append(tree.Assign(pos=c.pos(item), targets=[_name(c, member.target, var)], value=new))
    values.forget()
    assert cls.members is not None
    c.assigned(cls.members)
    listed = tree.ListLit(pos=c.pos(node), type=cls.members.type, items=[_name(c, node, var) for var in order])
    made.append(tree.Assign(pos=c.pos(node), targets=[_name(c, node, cls.members)], value=listed))
    return made


def _next_value(c: Context, item: my.AssignmentStmt, cls: ClassInfo, name: str, last: int) -> tree.Expr:
    """What auto() is: one more than the last value; of a StrEnum, the name in small letters."""
    if cls.enum_plain == "str":
        return tree.StrLit(pos=c.pos(item), type=builtin(c, "str"), value=name.lower())
    return tree.IntLit(pos=c.pos(item), type=builtin(c, "int"), value=last + 1)


def _name(c: Context, node: my.Context, var: Var) -> tree.Name:
    return tree.Name(pos=c.pos(node), type=var.type, var=var, declared=var.type)


def all_members(c: Context, node: my.Context, cls: ClassInfo) -> tree.Expr:
    """The class as a value."""
    assert cls.members is not None
    return _name(c, node, cls.members)


def lookup(c: Context, node: my.Expression, cls: ClassInfo, key: my.Expression, by: str) -> tree.Expr:
    """Color(3) and Color["RED"]."""
    field = cls.lookup_field(by)
    wanted = builtin(c, "str") if by == "name" or field is None else field.type
    value = expr(c, key, wanted)
    flows.check_flow(c, key, value, wanted)
    if cls.is_flag:
        return flag_lookup(c, node, cls, value, by)
    return tree.EnumLookup(pos=c.pos(node), type=Instance(cls), cls=cls, members=all_members(c, node, cls), key=value, by=by)


def plain(c: Context, value: tree.Expr) -> tree.Expr:
    """The number or text that a member stands for."""
    kind = value.type
    if isinstance(kind, Instance) and kind.cls.enum_plain:
        type_ = kind.cls.fields["value"].type if "value" in kind.cls.fields else builtin(c, kind.cls.enum_plain)
        return tree.Attribute(pos=value.pos, type=type_, value=value, name="value", declared=type_)
    return value


def plain_operand(c: Context, value: tree.Expr, op: str) -> tree.Expr:
    """The same for an operand; a flag stays one where the outcome is one."""
    return value if op in OPERATORS and is_flag(value.type) else plain(c, value)


def for_member(c: Context, value: tree.Expr, name: str) -> tree.Expr:
    """What a member is looked up in: the number or text, if the enum class has none of that name."""
    kind = value.type
    if not isinstance(kind, Instance) or not kind.cls.enum_plain:
        return value
    cls = kind.cls
    own = cls.lookup_field(name) or cls.lookup_variable(name) or any(name in base.methods for base in cls.mro() if not base.is_stub)
    return value if own else plain(c, value)


def plain_type(c: Context, type_: Type) -> Type:
    return builtin(c, type_.cls.enum_plain) if isinstance(type_, Instance) and type_.cls.enum_plain else type_


_OF_TEXTS = frozenset({f"typing.{name}" for name in ("Iterable", "Collection", "Sequence", "Sized", "Container", "Reversible")})
"""Protocols that a text meets."""


def wants_plain(c: Context, value: tree.Expr, expected: Type | None) -> bool:
    """Whether a member goes to a place for a number or a text."""
    kind = value.type
    if expected is None or not isinstance(kind, Instance) or not kind.cls.enum_plain:
        return False
    members = expected.items if isinstance(expected, Union) else (expected,)
    if any(isinstance(m, Instance) and kind.cls.is_subclass_of(m.cls) for m in members):
        return False
    if kind.cls.enum_plain == "str" and any(isinstance(m, Instance) and m.cls.fullname in _OF_TEXTS for m in members):
        return True
    names = ("int", "float") if kind.cls.enum_plain == "int" else ("str",)
    return any(m == builtin(c, name) for m in members for name in names)


def _plain_where_wanted(c: Context, value: tree.Expr, expected: Type | None) -> tree.Expr:
    return plain(c, value) if wants_plain(c, value, expected) else value


dispatch.PLAIN = _plain_where_wanted
