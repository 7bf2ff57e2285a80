"""The `__init__` that a dataclass has without writing it, and what it hands on to `__post_init__`.

An InitVar is a field of the object, which keeps the argument for `__post_init__`; mypy sees to it that nobody reads it.
"""

from __future__ import annotations

from collections.abc import Iterator

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front.context import Context
from bullsnake.front.convert_types import convert_type
from bullsnake.front.symbols import ClassInfo, FieldInfo, Param, ParamKind, Scope, Var
from bullsnake.ir.core import Pos


def generated_init(cls: ClassInfo) -> bool:
    """Whether the nearest `__init__` is that of a dataclass."""
    for base in cls.mro():
        if "__init__" in base.methods:
            return False
        if base.dataclass is not None and base.dataclass.init:
            return True
    return False


def dataclass_params(cls: ClassInfo) -> list[Param]:
    """Parameters of a dataclass's generated `__init__`: fields in layout order."""
    params = []
    owner = next((base for base in cls.mro() if base.dataclass is not None and base.dataclass.init), cls)
    for field in owner.all_fields():
        if field.init:
            var = Var(field.name, f"{cls.fullname}.__init__.{field.name}", field.type, Scope.PARAM)
            has_default = field.default is not None or field.factory is not None or field.has_default
            keyword = field.owner.dataclass is not None and field.owner.dataclass.kw_only
            params.append(Param(var, ParamKind.KWONLY if keyword else ParamKind.POS, has_default=has_default))
    return params


def add_init_vars(c: Context, cls: ClassInfo, info: my.TypeInfo) -> None:
    """The fields for InitVars, in their places among the others: mypy has taken them out of the class."""
    declared = list(_init_vars(info))
    if not declared:
        return
    for name, type_, has_default, node in declared:
        pos = Pos(cls.pos.file, max(node.line, 1), max(node.column, 0) + 1)
        field = FieldInfo(name, convert_type(c, type_), cls, pos, has_default=has_default)
        field.repr = field.compare = False
        field.for_init = True
        cls.fields[name] = field
    statements = [item for item in info.defn.defs.body if isinstance(item, my.AssignmentStmt)]
    order = [target.name for item in statements for target in item.lvalues if isinstance(target, my.NameExpr)]
    places = {name: order.index(name) if name in order else len(order) for name in cls.fields}
    cls.fields = {name: cls.fields[name] for name in sorted(cls.fields, key=places.__getitem__)}


def _init_vars(info: my.TypeInfo) -> Iterator[tuple[str, mt.Type, bool, my.Context]]:
    """Name, type, whether it has a default, and place."""
    for item in info.defn.defs.body:
        kind = mt.get_proper_type(item.type) if isinstance(item, my.AssignmentStmt) else None
        if isinstance(item, my.AssignmentStmt) and isinstance(kind, mt.Instance) and kind.type.fullname == "dataclasses.InitVar":
            target = item.lvalues[0]
            if isinstance(target, my.NameExpr) and kind.args:
                yield target.name, kind.args[0], not isinstance(item.rvalue, my.TempNode), item
