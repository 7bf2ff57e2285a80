"""What `@contextmanager` makes: whether it may swallow an exception decides if mypy goes on behind the `with` whose body never ends.

In typeshed its `__exit__` is `bool | None`, which mypy takes for "swallows nothing". A generator with a handler or a `with` around its
yield may swallow all the same, and what follows such a `with` must be compiled: there it is `bool`. The plugin tells them apart by the
body (front/mypy_plugin.py); for the compiler both are one class (front/convert_types.py).
"""

from __future__ import annotations

from mypy import nodes as my
from mypy import types as mt
from mypy.plugin import FunctionContext

from bullsnake.front.bound_names import walk

QUIET = "contextlib._QuietManager"
"""The class of those that swallow nothing, as mypy sees it."""


def type_of_manager(context: FunctionContext) -> mt.Type:
    """The type of a function that is decorated."""
    made = mt.get_proper_type(context.default_return_type)
    node = context.context
    if not isinstance(made, mt.CallableType) or not isinstance(node, my.Decorator) or _may_swallow(node.func.body):
        return made
    item = mt.get_proper_type(made.ret_type)
    if not isinstance(item, mt.Instance):
        return made
    return made.copy_modified(ret_type=context.api.named_generic_type(QUIET, list(item.args)))


def _may_swallow(body: my.Block) -> bool:
    """Whether something in the body catches exceptions, or leaves while one is on its way."""
    return any(isinstance(one, my.WithStmt) or isinstance(one, my.TryStmt) and bool(one.handlers or _leaves(one)) for one in walk(body))


def _leaves(node: my.TryStmt) -> bool:
    return any(isinstance(one, my.ReturnStmt | my.BreakStmt | my.ContinueStmt) for one in walk(node.finally_body))
