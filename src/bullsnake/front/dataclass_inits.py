"""The `__init__` that a dataclass has without writing it."""

from __future__ import annotations

from bullsnake.front.symbols import ClassInfo, Param, ParamKind, Scope, Var


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
