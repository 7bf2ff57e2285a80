"""What mypy asks us about types that no stub can say: each answer is in a file of its own."""

from __future__ import annotations

from collections.abc import Callable

from mypy import types as mt
from mypy.plugin import AttributeContext, FunctionContext, MethodContext, Plugin

from bullsnake.front.argument_types import NAMESPACE, attribute_type
from bullsnake.front.doubtful import LENIENT, lenient
from bullsnake.front.managers import type_of_manager
from bullsnake.front.regex_types import type_of_function, type_of_method
from bullsnake.front.uncertain.certain_types import type_of_certain
from bullsnake.front.yielded import type_of_iterator

_FUNCTIONS: dict[str, Callable[[FunctionContext], mt.Type]] = {
    "builtins.__certain__": type_of_certain,
    "re.findall": type_of_function,
    "contextlib.contextmanager": type_of_manager,
}


class TypesPlugin(Plugin):
    """The types of calls of `re.findall`, of groups that may be missing, of managers, of iterators, of what argparse has read."""

    def get_attribute_hook(self, fullname: str) -> Callable[[AttributeContext], mt.Type] | None:
        owner, _, name = fullname.rpartition(".")
        return (lambda context: attribute_type(context, name)) if owner == NAMESPACE else None

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], mt.Type] | None:
        return _FUNCTIONS.get(fullname) or (lenient if fullname in LENIENT else None)

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], mt.Type] | None:
        if fullname.endswith(".__iter__"):
            return type_of_iterator
        return type_of_method if fullname == "re.Pattern.findall" else lenient if fullname in LENIENT else None
