"""What all functions of one compilation share: symbols and signatures of functions, data, the struct of the worker.

Functions are found by the function object that a name stands for under CPython, so that imports, aliases and methods need no
rules of their own. A function of a module that is not compiled here is declared.
"""

from __future__ import annotations

import ast
import inspect
import sys
import typing
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bullsnake.build.lowlevel.errors import DialectError
from bullsnake.build.lowlevel.source import FunctionSource, Source, load
from bullsnake.build.lowlevel.values import Value, constant, is_struct, is_value_type, ty_of
from bullsnake.dialect.directives import Directives, directives_of
from bullsnake.dialect.structs import (
    ArrayType,
    StaticArray,
    Struct,
    is_static,
    layout_of,
    ref,
    size_and_align,
    structs_by_name,
    to_bits,
)
from bullsnake.ir.core import Data, Declaration, Function, Module, Pos, Sym, Traits
from bullsnake.ir.types import Signature, Ty

FATAL = "runtime.panic.fatal"


@dataclass
class Info:
    """A function as its callers see it; `source` and `place` are set once its definition was read."""

    symbol: str
    params: list[tuple[str, Any]]
    results: tuple[Any, ...]
    directives: Directives
    pos: Pos
    calls: list[tuple[str, Pos]] = field(default_factory=list)
    has_body: bool = False

    @property
    def signature(self) -> Signature:
        return Signature(tuple(ty_of(kind) for _, kind in self.params), tuple(ty_of(kind) for kind in self.results))

    def traits(self) -> Traits:
        d = self.directives
        return Traits(
            nosplit=d.nosplit, systemstack=d.systemstack, safepoint=d.safepoint, switches=d.switches, raises=d.raises, inline=d.inline,
            noinline=d.noinline, noreturn=d.noreturn, cold=d.cold, hidden=True, nowritebarrier=d.nowritebarrier,
            extern=d.extern, onstack=d.onstack, asm=d.assembly, export=not d.extern, variadic=d.variadic,
            preserve_most=d.preserve_most,
        )  # fmt: skip


class Program:
    """State of one compilation. `infos` is keyed by symbol."""

    def __init__(self, names: list[str]) -> None:
        self.module = Module("runtime")
        self.sources = [load(name) for name in names]
        self.infos: dict[str, Info] = {}
        self.by_function: dict[Any, Info] = {}
        self.static_symbols: dict[int, tuple[str, Any]] = {}
        self.strings: dict[str, str] = {}
        self.known: set[str] = set()
        for source in self.sources:
            self.learn(source, define=True)

    def learn(self, source: Source, define: bool = False) -> None:
        """Take up the symbols of a module's data, and the data themselves if the module is compiled here."""
        if source.name in self.known:
            return
        self.known.add(source.name)
        for name, value in source.statics.items():
            symbol = f"{source.path}.{name}"
            self.static_symbols[id(value)] = (symbol, value)
            if define:
                self.module.data[symbol] = static_data(symbol, value)
        if define:
            for name in source.globals:
                self.module.data[f"{source.path}.{name}"] = global_data(source, name)

    def worker_class(self) -> type[Struct] | None:
        """The struct class named Worker."""
        for source in self.sources:
            found = source.namespace.get("Worker")
            if is_struct(found):
                return typing.cast(type[Struct], found)
        return None

    def function(self, function: Callable[..., Any]) -> Info:
        """What is known of a function; declares it until it is defined."""
        plain = inspect.unwrap(function)
        if plain not in self.by_function:
            info = self._describe(plain, directives_of(function) or Directives())
            self.by_function[plain] = info
            self._register(info)
        return self.by_function[plain]

    def _register(self, info: Info) -> None:
        other = self.infos.get(info.symbol)
        if other is not None and not (other.directives.extern and other.signature == info.signature):
            raise DialectError(info.pos, f"symbol {info.symbol} is defined in {other.pos.file}:{other.pos.line} too")
        self.infos[info.symbol] = info
        self.module.declarations[info.symbol] = Declaration(info.symbol, info.signature, info.traits())

    def _describe(self, function: Any, directives: Directives) -> Info:
        code = function.__code__
        source = load(function.__module__)
        pos = Pos(source.file, code.co_firstlineno, 1)
        params, results = self._types(source, function, pos)
        symbol = directives.symbol or f"{source.package}.{function.__qualname__}"
        return Info(symbol, params, results, directives, pos)

    def _types(self, source: Source, function: Any, pos: Pos) -> tuple[list[tuple[str, Any]], tuple[Any, ...]]:
        try:
            hints = typing.get_type_hints(function, localns={**structs_by_name(), **function.__globals__})
        except NameError as error:
            raise DialectError(pos, str(error)) from None
        owner = function.__qualname__.rpartition(".")[0]
        params = []
        for index, parameter in enumerate(inspect.signature(function).parameters.values()):
            name = parameter.name
            kind = hints.get(name)
            if index == 0 and kind is None and owner:
                kind = source.namespace[owner]
            if not is_value_type(kind):
                raise DialectError(pos, f"parameter {name} of {function.__qualname__} has no dialect type")
            params.append((name, kind))
        if "return" not in hints:
            raise DialectError(pos, f"{function.__qualname__} has no return type")
        return params, self._results(hints["return"], function, pos)

    def _results(self, hint: Any, function: Any, pos: Pos) -> tuple[Any, ...]:
        if hint in (type(None), typing.NoReturn, typing.Never):
            return ()
        kinds = typing.get_args(hint) if typing.get_origin(hint) is tuple else (hint,)
        if len(kinds) > 2:
            raise DialectError(pos, f"{function.__qualname__} returns more than two values")
        for kind in kinds:
            if not is_value_type(kind):
                raise DialectError(pos, f"{function.__qualname__} returns no dialect type")
        return kinds

    def fatal(self) -> str:
        """Symbol of the function behind `fatal`; declared if no module compiled here defines it."""
        if FATAL not in self.module.declarations:
            traits = Traits(systemstack=True, safepoint=False, raises=False, noreturn=True, cold=True, hidden=True, export=True)
            self.module.declarations[FATAL] = Declaration(FATAL, Signature((Ty.I64,)), traits)
        return FATAL

    def cstr(self, text: str) -> Sym:
        """Address of a NUL-terminated string."""
        if text not in self.strings:
            symbol = f"runtime.cstr.{len(self.strings)}"
            self.strings[text] = symbol
            self.module.data[symbol] = Data(symbol, "rodata", [text.encode() + b"\0"], align=1, export=False)
        return Sym(self.strings[text])

    def static(self, value: Any) -> tuple[str, Any] | None:
        """Symbol and type of a static, whichever module defines it."""
        if not is_static(value):
            return None
        if id(value) not in self.static_symbols:
            for name in [name for name in sys.modules if name.startswith("bullsnake.runtime.")]:
                self.learn(load(name))
        found = self.static_symbols[id(value)]
        return found[0], value._type if isinstance(value, StaticArray) else type(value)


def static_data(symbol: str, value: Any) -> Data:
    """The datum of a Static or Table."""
    if isinstance(value, StaticArray):
        size, align = size_and_align(value._type)
        if value._values is None:
            return Data(symbol, "bss", size=size, align=max(align, 16))
        return Data(symbol, "rodata", [_encode_table(value._type, value._values)], align=max(align, 8))
    layout = layout_of(type(value))
    return Data(symbol, "bss", size=layout.size, align=max(layout.align, 16))


def _encode_table(kind: ArrayType, values: tuple[int, ...]) -> bytes:
    size, _ = size_and_align(kind.element)
    return b"".join((value & ((1 << 8 * size) - 1)).to_bytes(size, "little") for value in values)


def global_kind(source: Source, name: str) -> Any:
    """The type of a global."""
    node = source.globals[name]
    try:
        kind = eval(compile(ast.Expression(_unquote(node.annotation)), source.file, "eval"), source.namespace)
    except NameError as error:
        raise source.error(node, str(error)) from None
    if not is_value_type(kind):
        raise source.error(node, f"global {name} has no dialect type")
    return kind


def _unquote(annotation: ast.expr) -> ast.expr:
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return ast.parse(annotation.value, mode="eval").body
    return annotation


def global_data(source: Source, name: str) -> Data:
    """The datum of a global, with its initial value as the source has it (the imported module may have run since)."""
    node = source.globals[name]
    assert node.value is not None
    kind = global_kind(source, name)
    value = eval(compile(ast.Expression(node.value), source.file, "eval"), source.namespace)
    if type(value) is not kind:
        raise source.error(node, f"global {name} is declared otherwise than its value")
    symbol = f"{source.path}.{name}"
    data = _encode(constant(value))
    if kind is ref:
        if any(data):
            raise source.error(node, f"global {name} of type ref must start as NULL_REF")
        return Data(symbol, "roots", size=8)
    if any(data):
        return Data(symbol, "data", [data.ljust(8, b"\0")])
    return Data(symbol, "bss", size=8)


def _encode(value: Value) -> bytes:
    number = value.operand.value  # type: ignore[union-attr]
    if isinstance(number, float):
        return to_bits(value.kind(number)).to_bytes(8, "little")
    size = ty_of(value.kind).nbytes
    return (number & ((1 << 8 * size) - 1)).to_bytes(size, "little")


def define(program: Program, source: Source, item: FunctionSource) -> tuple[Info, Function | None]:
    """The info and empty IR function of a definition; None for externs and assembly."""
    home = item.owner.__dict__ if item.owner else source.namespace
    function = home.get(item.node.name)
    if not callable(function) or inspect.unwrap(function).__code__.co_name != item.node.name:
        raise source.error(item.node, f"{item.node.name} is defined twice")
    info = program.function(function)
    info.pos = Pos(source.file, item.node.lineno, item.node.col_offset + 1)
    if info.directives.extern or info.directives.assembly:
        return info, None
    del program.module.declarations[info.symbol]
    info.has_body = True
    result = Function(
        info.symbol, [], tuple(ty_of(kind) for kind in info.results), info.traits(),
        pyname=item.node.name, file=source.file, line=item.node.lineno,
    )  # fmt: skip
    result.params = [result.reg(ty_of(kind), name) for name, kind in info.params]
    return info, program.module.add(result)
