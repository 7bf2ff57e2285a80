"""One unit of compilation (the image's lib, or a program) while it is built: what is defined, declared, and still to be built.

Functions are asked for by their FunctionInfo and the types that stand for its type variables; `symbol_for` gives the symbol
and queues the body unless the image has it. `run_queue` builds until nothing is left.
"""

from __future__ import annotations

from collections.abc import Callable as Fn
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bullsnake.build.data import DataPool
from bullsnake.build.reps import all_type_vars, results_of, suffix, unify
from bullsnake.build.runtime_names import RUNTIME
from bullsnake.diagnostics import Diagnostics
from bullsnake.front.symbols import ClassInfo, FunctionInfo, Var
from bullsnake.front.tree import Program
from bullsnake.front.types import Type, TypeVar, rep, substitute
from bullsnake.internal import InternalError, Unimplemented
from bullsnake.ir.core import Declaration, Module
from bullsnake.ir.types import Signature, Ty


class Library(Protocol):
    """What front knows of the library: its trees, the classes of the stubs, and which function implements what."""

    program: Program

    @property
    def classes(self) -> dict[str, ClassInfo]: ...

    @property
    def functions(self) -> dict[str, list[FunctionInfo]]: ...

    @property
    def implementations(self) -> dict[tuple[str, int], FunctionInfo]: ...


class ImageNames(Protocol):
    """What an image offers to a program's unit."""

    declarations: dict[str, Declaration]
    data: set[str]


@dataclass(slots=True)
class NoImage:
    """The image's own unit has none below it."""

    declarations: dict[str, Declaration] = field(default_factory=dict)
    data: set[str] = field(default_factory=set)


Reps = tuple[Ty, ...]


class Unit:
    """See the module's docstring. `lib`: the program of lib modules; `sink`: where errors in the guest program go."""

    def __init__(
        self,
        name: str,
        lib: Library,
        sink: Diagnostics,
        image: ImageNames | None = None,
        runtime: Mapping[str, Declaration] | None = None,
    ) -> None:
        from bullsnake.build.layouts import Classes

        self.module = Module(name)
        self.lib = lib
        self.sink = sink
        self.image: ImageNames = image if image is not None else NoImage()
        self.runtime = dict(runtime or {})
        self.data = DataPool(self)
        self.classes = Classes(self)
        self.exports = _exports(lib.program)
        self.all_classes = dict(lib.classes) | dict(lib.program.classes)
        self.queue: list[Fn[[], None]] = []
        self.requested: set[str] = set()
        self.global_names: dict[Var, str] = {}
        self.lambda_names: dict[FunctionInfo, str] = {}
        self.lambda_counts: dict[str, int] = {}

    def add_classes(self, classes: Mapping[str, ClassInfo]) -> None:
        self.all_classes.update(classes)

    # --- what is there ------------------------------------------------------------------------------------------------

    def in_image(self, name: str) -> bool:
        return name in self.image.data or name in self.image.declarations

    def declare(self, declaration: Declaration) -> str:
        if declaration.name not in self.module.functions:
            self.module.declarations.setdefault(declaration.name, declaration)
        return declaration.name

    def runtime_function(self, name: str) -> Declaration:
        """A runtime service, declared in this unit."""
        found = self.find_runtime(name)
        if found is None:
            raise InternalError(f"no runtime function {name}")
        self.declare(found)
        return found

    def find_runtime(self, name: str) -> Declaration | None:
        """What is known of a function of the runtime; the real one before the table of those that are always there."""
        return self.runtime.get(name) or self.image.declarations.get(name) or RUNTIME.get(name)

    def lib_export(self, name: str) -> FunctionInfo:
        """A lib function by its exported symbol `bslib.NAME`."""
        found = self.exports.get(f"bslib.{name}")
        if found is None:
            raise InternalError(f"lib exports no bslib.{name}")
        return found

    def build_once(self, name: str, build: Fn[[], None]) -> str:
        """Queue the building of a function named `name` unless it is built, queued, or in the image."""
        if name in self.image.declarations:
            self.declare(self.image.declarations[name])
        elif name not in self.requested:
            self.requested.add(name)
            self.queue.append(build)
        return name

    def run_queue(self) -> None:
        while self.queue:
            self.queue.pop()()

    def global_symbol(self, var: Var) -> str:
        """The datum of a global. Variables of comprehensions and handlers at module level may share a name with another."""
        if var not in self.global_names:
            name = f"var.{var.fullname}"
            count = self.lambda_counts[name] = self.lambda_counts.get(name, 0) + 1
            self.global_names[var] = name if count == 1 else f"{name}#{count}"
        return self.global_names[var]

    # --- functions ----------------------------------------------------------------------------------------------------

    def implementation(self, info: FunctionInfo) -> FunctionInfo:
        """The function with a body: itself, or what implements a stub."""
        if info.definition is not None:
            return info
        found = self.find_implementation(info)
        if found is None:
            raise Unimplemented(info.fullname, f"nothing implements {info.fullname} (overload {info.overload})")
        return found

    def find_implementation(self, info: FunctionInfo) -> FunctionInfo | None:
        if info.definition is not None:
            return info
        table = self.lib.implementations
        return table.get((info.fullname, info.overload)) or table.get((info.fullname, 0))

    def base_symbol(self, info: FunctionInfo) -> str:
        if info.export is not None:
            return info.export
        name = f"{info.module}.{info.qualname.removesuffix(info.shown_name)}{info.name}"
        if "<lambda>" not in info.qualname and "<genexpr>" not in info.qualname and info.parent is None:
            return name
        if info not in self.lambda_names:
            count = self.lambda_counts[name] = self.lambda_counts.get(name, 0) + 1
            self.lambda_names[info] = name if count == 1 else f"{name}#{count}"
        return self.lambda_names[info]

    def symbol_for(self, info: FunctionInfo, mapping: Mapping[TypeVar, Type]) -> str:
        """Symbol of a function with a body, for these types; its body will be built if it is not there."""
        from bullsnake.build.bodies import build_function

        variables = all_type_vars(info)
        narrowed = canonical(variables, mapping)
        symbol = self.base_symbol(info) + suffix(rep(narrowed.get(v, v)) for v in variables)
        return self.build_once(symbol, lambda: build_function(self, info, narrowed, symbol))

    def resolve(
        self, info: FunctionInfo, mapping: Mapping[TypeVar, Type], stub_types: list[Type] | None = None
    ) -> tuple[FunctionInfo, dict[TypeVar, Type]]:
        """The body's function and what its type variables are, from a call's view of the (stub) function.

        mapping: the type variables of `info` and its class, as the call has them.
        """
        target = self.implementation(info)
        if target is info:
            return info, dict(mapping)
        found: dict[TypeVar, Type] = {}
        formal = [p.var.type for p in target.params]
        actual = stub_types if stub_types is not None else [substitute(p.var.type, dict(mapping)) for p in info.params]
        if len(actual) < len(formal) or target.name == "__new__":
            actual = actual[-len(formal) :]
        for pattern, given in zip(formal, actual, strict=False):
            unify(pattern, given, found)
        unify(target.ret, substitute(info.ret, dict(mapping)), found)
        return target, found


def canonical(variables: list[TypeVar], mapping: Mapping[TypeVar, Type]) -> dict[TypeVar, Type]:
    """Only scalars stay mapped: all references share one copy."""
    return {v: mapping[v] for v in variables if v in mapping and rep(mapping[v]) is not Ty.REF}


def signature_of(info: FunctionInfo, mapping: Mapping[TypeVar, Type]) -> Signature:
    """Of a function that is called directly: with a hidden closure first if it is nested."""
    types = dict(mapping)
    params = tuple(rep(substitute(p.var.type, types)) for p in info.params)
    hidden = (Ty.REF,) if is_nested(info) else ()
    return Signature((*hidden, *params), results_of(substitute(info.ret, types)))


def is_nested(info: FunctionInfo) -> bool:
    """Nested functions and lambdas take their closure object as hidden first parameter."""
    return info.parent is not None or info.name in ("<lambda>", "<genexpr>")


def _exports(lib: Program) -> dict[str, FunctionInfo]:
    found = {}
    for module in lib.modules:
        for function in module.functions:
            if function.export is not None:
                found[function.export] = function
    return found


def class_mapping(cls: ClassInfo, args: tuple[Type, ...]) -> dict[TypeVar, Type]:
    return dict(zip(cls.type_params, args, strict=False))
