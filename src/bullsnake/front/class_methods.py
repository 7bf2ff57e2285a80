"""Class methods: one copy for each class through which they are called.

`cls` is not passed: it is the class of the copy. So `cls(...)` makes an object of the class that the call names, as in Python, and
what it costs is known when the program is compiled. A copy is converted from mypy's tree again, at its first use.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front.context import Context
from bullsnake.front.convert_functions import convert_copy, unique
from bullsnake.front.symbols import ClassInfo, FunctionInfo, Param, Scope, Var


def class_of_parameter(c: Context, symbol: my.SymbolNode | None) -> ClassInfo | None:
    """The class that `cls` stands for; None if the name is no first parameter of a class method."""
    frame = c.frame
    while frame is not None:
        if frame.class_param is symbol and symbol is not None:
            return frame.cls
        frame = frame.parent
    return None


def method_for_class(c: Context, method: FunctionInfo, cls: ClassInfo) -> FunctionInfo:
    """The class method as `cls` has it."""
    if not method.is_class or method.owner is cls or method.is_stub and c.symbols.nodes.get(method) is None:
        return method
    known = c.symbols.class_copies.get((method, cls))
    if known is None:
        known = c.symbols.class_copies[method, cls] = _copy(method, cls, unique(c, f"{method.fullname}@{cls.fullname}"))
        node = c.symbols.nodes[method]
        convert_copy(c.symbols.contexts.get(method.module, c), node, method, known, cls)
    return known


def _copy(method: FunctionInfo, cls: ClassInfo, fullname: str) -> FunctionInfo:
    made = FunctionInfo(
        name=f"{method.name}@{cls.fullname}",
        qualname=method.qualname,
        fullname=fullname,
        module=method.module,
        params=[],
        ret=method.ret,
        pos=method.pos,
        owner=method.owner,
        type_vars=method.type_vars,
        is_static=True,
        is_class=True,
        is_generator=method.is_generator,
        copied_from=method,
    )
    for param in method.params:
        var = Var(param.var.name, f"{fullname}.{param.var.name}", param.var.type, Scope.PARAM, made)
        made.params.append(Param(var, param.kind, param.default, param.has_default))
    return made
