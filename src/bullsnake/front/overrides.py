"""Methods that override: they keep the representations of what they override, and take what a call through the base class may give.

`__eq__` may take less: whatever compares goes through the method table, where its argument is tested (build/vtables.py). So may a
`__ne__`, which overrides that of object only: nothing calls that one.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front.context import Context
from bullsnake.front.flows import can_be_tested
from bullsnake.front.matching import takes
from bullsnake.front.symbols import FunctionInfo
from bullsnake.front.types import ANY, AnyObject, rep


def check_override(c: Context, method: FunctionInfo, old: FunctionInfo) -> None:
    assert old.owner is not None
    func, tested = c.symbols.nodes[method], _is_tested(method, old)
    takes_any = any(isinstance(p.var.type, AnyObject) for p in method.params[1:])
    if old.owner.fullname != "builtins.tuple" and not takes_any:  # of tuple a named tuple calls its own methods only
        _check_ignored(c, func, method, old, tested)
    if rep(method.ret) is not rep(old.ret) and ANY not in (method.ret, old.ret):
        c.error(
            func,
            f'"{method.name}" returns {method.ret} where {old.owner.name}.{old.name} returns {old.ret}',
            f"declare it as -> {old.ret}",
        )
    for mine, theirs in zip(method.params[1:], old.params[1:], strict=False) if not tested else ():
        if rep(mine.var.type) is not rep(theirs.var.type) and ANY not in (mine.var.type, theirs.var.type):
            c.error(
                func,
                f'parameter "{mine.name}" is {mine.var.type}, but {theirs.var.type} in {old.owner.name}.{old.name}',
                f"declare it as {mine.name}: {theirs.var.type}",
            )


def _is_equality(method: FunctionInfo) -> bool:
    return method.name in ("__eq__", "__ne__") and len(method.params) == 2


def _is_tested(method: FunctionInfo, old: FunctionInfo) -> bool:
    """Whether the argument is tested where the method is called through the class of the old one."""
    assert old.owner is not None
    if not _is_equality(method) or old.owner.is_open or (method.name == "__ne__" and old.owner.fullname != "builtins.object"):
        return False
    return can_be_tested(method.params[1].var.type)


def _check_ignored(c: Context, func: my.FuncDef, method: FunctionInfo, old: FunctionInfo, tested: bool) -> None:
    """A call through the base class gives what the base class takes, and wants what it gives, whatever mypy has been told to ignore."""
    ignored = func.line in c.symbols.files[c.module].ignored_lines
    if old.owner is None or not (ignored or _is_equality(method)):
        return
    pairs = zip(method.params[1:], old.params[1:], strict=False)
    narrow = next((mine for mine, theirs in pairs if not takes(mine.var.type, theirs.var.type)), None)
    if not tested and (narrow is not None or len(method.params) != len(old.params)):
        base = old.owner.name
        text = f'"{method.name}" does not take all that {base}.{old.name} takes, which a call through {base} may give it'
        c.error(func, text, "take what the base class takes, and test it with isinstance()")
    elif ignored and not takes(old.ret, method.ret):
        text = f'"{method.name}" returns {method.ret} where {old.owner.name}.{old.name} returns {old.ret}'
        c.error(func, text, f"declare it as -> {old.ret}")
