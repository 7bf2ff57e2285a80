"""What CPython refuses when a class statement runs is refused when it is compiled, with CPython's words."""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front.class_attributes import valued_names
from bullsnake.front.context import Context
from bullsnake.front.symbols import ClassInfo
from bullsnake.front.tree import Expr
from bullsnake.front.types import Instance, Type, is_builtin

_MUTABLE = ("list", "dict", "set")


def check_default(c: Context, item: my.AssignmentStmt, cls: ClassInfo, name: str, type_: Type) -> None:
    """A list, dict or set in the body of a dataclass would be one for all objects."""
    kind = next((kind for kind in _MUTABLE if is_builtin(type_, kind)), "")
    if kind and cls.dataclass is not None and not cls.is_named_tuple:
        text = f"mutable default <class '{kind}'> for field {name} is not allowed: use default_factory"
        c.error(item.rvalue, text, f"write {name}: ... = field(default_factory={kind}), or a lambda that makes it")


def check_hash(c: Context, node: my.ClassDef, cls: ClassInfo) -> None:
    """A dataclass that is to get a hash has none of its own."""
    if cls.dataclass is not None and cls.dataclass.unsafe_hash and "__hash__" in cls.methods:
        text = f"cannot overwrite attribute __hash__ in class {cls.name}"
        c.error(node, text, "leave out unsafe_hash=True, or the __hash__")


def check_slots(c: Context, node: my.ClassDef) -> None:
    """A name of `__slots__` has no value in the body."""
    for item in node.defs.body:
        if isinstance(item, my.AssignmentStmt) and isinstance(item.lvalues[0], my.NameExpr) and item.lvalues[0].name == "__slots__":
            names = item.rvalue.items if isinstance(item.rvalue, my.TupleExpr | my.ListExpr) else [item.rvalue]
            slots = {one.value for one in names if isinstance(one, my.StrExpr)}
            for name in sorted(slots & set(valued_names(node))):
                text = f"'{name}' in __slots__ conflicts with class variable"
                c.error(item, text, "give it its value in __init__; or write @dataclass(slots=True) and no __slots__")


def check_member(c: Context, item: my.AssignmentStmt, cls: ClassInfo, value: Expr) -> None:
    """The members of an IntEnum are ints, those of a StrEnum texts."""
    wanted = cls.enum_plain
    if wanted and isinstance(value.type, Instance) and not is_builtin(value.type, wanted) and not value.type.cls.enum_plain:
        what = "an int" if wanted == "int" else "a text"
        c.error(item.rvalue, f"a member of {cls.name} is {what}", "write it so, or let the class derive from Enum alone")


def check_unique(c: Context, item: my.AssignmentStmt, node: my.ClassDef, cls: ClassInfo, name: str, first: str) -> None:
    """`@unique` allows no second name for a member."""
    if any(isinstance(one, my.RefExpr) and one.fullname == "enum.unique" for one in node.decorators):
        c.error(item, f"duplicate values found in <enum '{cls.name}'>: {name} -> {first}", "give it a value of its own")
