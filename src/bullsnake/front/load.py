"""The entry points: a program, or the library, from source texts to typed trees.

All modules are declared before any is converted, for names of a module are bound late. Conversion goes on after errors, so that
one run reports them all; what it makes is only handed out when there are none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mypy import nodes as my

from bullsnake.diagnostics import Diagnostics
from bullsnake.front import (  # noqa: F401  (each enters its converters)
    convert_calls,
    convert_classes,
    convert_expressions,
    convert_functions,
    convert_generators,
    convert_names,
    convert_operators,
    convert_statements,
    indexing,
    patterns,
    tree,
)
from bullsnake.front.anything import places_without_types, warn_of_places
from bullsnake.front.assignment_check import mark_unbound
from bullsnake.front.bound_names import bound_names, parts_of, walk
from bullsnake.front.class_attributes import assigned_through_objects, classes_of, redeclared
from bullsnake.front.context import Context, Registry, Symbols
from bullsnake.front.convert_classes import read_decorators
from bullsnake.front.convert_functions import functions_of
from bullsnake.front.convert_names import variable
from bullsnake.front.convert_types import class_of
from bullsnake.front.dispatch import statements
from bullsnake.front.doubted import report_doubts
from bullsnake.front.field_check import mark_unset
from bullsnake.front.local_classes import local_classes
from bullsnake.front.mixins import find_mixins
from bullsnake.front.mypy_build import Checked, run_mypy
from bullsnake.front.mypy_runs import STUBS
from bullsnake.front.reading.bare_annotations import bare_annotations
from bullsnake.front.reading.early_refusals import refuse_early
from bullsnake.front.reading.empty_containers import Places
from bullsnake.front.reading.sources import Source, find_program, is_standard, parse
from bullsnake.front.symbols import ClassInfo, FunctionInfo, Var

LIB = Path(__file__).parent.parent / "lib"
LIB_PACKAGE = "bslib"


@dataclass(slots=True)
class LibInterface:
    """The library's trees, and the registry of all stub classes and functions by fullname. Picklable."""

    program: tree.Program
    registry: Registry

    @property
    def classes(self) -> dict[str, ClassInfo]:
        return self.registry.classes

    @property
    def functions(self) -> dict[str, list[FunctionInfo]]:
        """Stub functions by fullname, all overloads."""
        return self.registry.functions

    @property
    def variables(self) -> dict[str, Var]:
        """Variables of stub modules (math.pi, sys.argv) that were mentioned."""
        return self.registry.variables

    @property
    def implementations(self) -> dict[tuple[str, int], FunctionInfo]:
        return self.program.implementations


def load_program(path: str, text: str | None, lib: LibInterface | None, sink: Diagnostics) -> tree.Program | None:
    """Load the program whose main file is `path` (or `text`, shown as `path`). None when there are errors."""
    sources = find_program(path, text, sink)
    if sources is None:
        return None
    for source in sources:
        if not is_standard(source.path):
            refuse_early(source, sink)
    told = len(sink.found)
    checked = run_mypy(sources, sink)
    if checked is None:
        return None
    places = places_without_types(sources, sink)
    if places:
        mended = Diagnostics(sink.found[:told], sink.sources, sink.silent)
        warn_of_places(sink, places, mended)
        program = _load_again(sources, lib, mended, places)
        if program is not None:
            sink.found = mended.found
            return program
    program = _convert(checked, sources, _symbols(lib), sink, main="__main__")
    if program is None and any(bare_annotations(source.text) for source in sources if not is_standard(source.path)):
        mended = Diagnostics(sink.found[:told], sink.sources, sink.silent)
        program = _load_bare(sources, lib, mended)
        if program is not None or len(mended.errors) < len(sink.errors):
            sink.found = mended.found
    if program is None and checked.contradicted:  # then what is contradicted is one of its errors
        strict = Diagnostics(sink.found[:told], sink.sources, sink.silent)
        again = run_mypy(sources, strict, lenient=False)
        if again is not None:
            _convert(again, sources, _symbols(lib), strict, main="__main__")
        sink.found = strict.found
    return program


def _load_bare(sources: list[Source], lib: LibInterface | None, sink: Diagnostics) -> tree.Program | None:
    """The program with bare annotations as none, and with containers that may hold anything then."""
    first = Diagnostics(list(sink.found), sink.sources, sink.silent)
    program = _load_again(sources, lib, first, {}, bare=True)
    places = places_without_types(sources, first) if program is None else {}
    if places:
        warn_of_places(first, places, sink)
        return _load_again(sources, lib, sink, places, bare=True)
    sink.found = first.found
    return program


def _symbols(lib: LibInterface | None) -> Symbols:
    return Symbols(Registry()) if lib is None else Symbols(lib.registry, implementations=lib.implementations)


def _load_again(
    sources: list[Source], lib: LibInterface | None, sink: Diagnostics, places: dict[str, Places], bare: bool = False
) -> tree.Program | None:
    """The program if the containers at those places may hold anything, or if bare annotations say nothing."""
    checked = run_mypy(sources, sink, places=places, bare=bare)
    return None if checked is None or sink.has_errors else _convert(checked, sources, _symbols(lib), sink, main="__main__")


def load_lib(sink: Diagnostics) -> LibInterface | None:
    """Load all modules of the library, as `bslib.*`, with every class and function of the stubs. None when there are errors."""
    sources = [Source(LIB_PACKAGE, "lib", "", is_package=True)]
    for file in sorted(LIB.rglob("*.py")):
        parts = file.relative_to(LIB).with_suffix("").parts
        if parts == ("__init__",):
            continue
        is_package = parts[-1] == "__init__"
        name = ".".join([LIB_PACKAGE, *(parts[:-1] if is_package else parts)])
        sources.append(Source(name, f"lib/{'/'.join(parts)}.py", file.read_text(encoding="utf-8"), is_package))
    if any(parse(source, sink) is None for source in sources):
        return None
    checked = run_mypy(sources, sink, stub_modules=tuple(_stub_modules()))
    if checked is None:
        return None
    registry = Registry()
    program = _convert(checked, sources, Symbols(registry), sink, main="", lib_mode=True)
    return None if program is None else LibInterface(program, registry)


def _stub_modules() -> Iterator[str]:
    for file in sorted(STUBS.rglob("*.pyi")):
        parts = file.relative_to(STUBS).with_suffix("").parts
        if file.name == "mypy_extensions.pyi":
            continue
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _convert(
    checked: Checked, sources: list[Source], symbols: Symbols, sink: Diagnostics, main: str, lib_mode: bool = False
) -> tree.Program | None:
    symbols.user_modules = {s.module: s.path for s in sources}
    symbols.known_modules = frozenset(checked.files)
    symbols.broken = checked.broken
    symbols.troubled = checked.troubled
    symbols.files = checked.files
    symbols.doubts = checked.doubts
    contexts = [_context(checked, source, symbols, sink, lib_mode) for source in sources]
    symbols.contexts = {c.module: c for c in contexts}
    _note_modules(checked, symbols)
    if not lib_mode:
        own = [checked.files[source.module] for source in sources]
        symbols.object_fields = assigned_through_objects(own)
        symbols.redeclared = redeclared(classes_of(own))
        symbols.local_classes = {node.info: place for file in own for node, place in local_classes(my.Block(file.defs))}
        symbols.mixins = find_mixins(classes_of(own), symbols.user_modules)
    _declare_core(contexts[0], checked)
    ordered = [c for c in _loading_order(contexts, checked, main)]
    for c in ordered:
        _declare(c, checked.files[c.module])
    if lib_mode:
        _declare_stubs(contexts[0], checked, symbols)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 20000))
    try:
        modules = [_module(c, checked.files[c.module], lib_mode) for c in ordered]
    except Exception:
        if not sink.has_errors:
            raise
        return None  # a tree that is wrong already need not convert: the errors say why
    finally:
        sys.setrecursionlimit(limit)
    report_doubts(contexts[0])
    if sink.has_errors:
        return None
    mark_unbound(modules)
    if not lib_mode:
        mark_unset(modules)
    classes = {**symbols.registry.classes, **{cls.fullname: cls for cls in symbols.classes.values()}}
    return tree.Program(modules=modules, main=main, classes=classes, implementations=symbols.implementations)


def _context(checked: Checked, source: Source, symbols: Symbols, sink: Diagnostics, lib_mode: bool) -> Context:
    return Context(
        sink=sink,
        symbols=symbols,
        types=checked.types,
        module=source.module,
        path=source.path,
        columns=checked.columns.get(source.path),
        lib_mode=lib_mode,
        is_package=source.is_package,
        digest=source.digest,
    )


def _declare_core(c: Context, checked: Checked) -> None:
    """Classes that literals and displays have, whether the program names them or not."""
    for name in ("object", "int", "float", "bool", "str", "list", "dict", "tuple", "slice", "range"):
        symbol = checked.files["builtins"].names.get(name)
        if symbol is not None and isinstance(symbol.node, my.TypeInfo):
            class_of(c, symbol.node)


def _note_modules(checked: Checked, symbols: Symbols) -> None:
    """Which module each function of module level belongs to."""
    for name, file in checked.files.items():
        for func in _functions_in(file.defs):
            symbols.module_of[func] = name


def _functions_in(defs: list[my.Statement]) -> Iterator[my.FuncDef]:
    for statement in walk(my.Block(defs)):
        if isinstance(statement, my.FuncDef):
            yield statement
        elif isinstance(statement, my.Decorator):
            yield statement.func
        elif isinstance(statement, my.OverloadedFuncDef):
            yield from (i.func if isinstance(i, my.Decorator) else i for i in parts_of(statement) if not isinstance(i, my.Var))


def _loading_order(contexts: list[Context], checked: Checked, main: str) -> list[Context]:
    """The main module last; others as they were found (`ImportModule` statements say when each runs)."""
    return sorted(contexts, key=lambda c: c.module == main)


def _declare(c: Context, file: my.MypyFile) -> None:
    """Classes (with their decorators), global variables and functions of one module."""
    classes = [statement for statement in walk(my.Block(file.defs)) if isinstance(statement, my.ClassDef)]
    for statement in [*classes, *(node for node, _ in local_classes(my.Block(file.defs)))]:
        if statement.analyzed is None or isinstance(statement.analyzed, my.NamedTupleExpr):
            read_decorators(c, statement, class_of(c, statement.info))
    names, functions = bound_names(my.Block(file.defs))
    for name in names:
        node = name.node
        if isinstance(node, my.Var) and node not in c.symbols.variables and not node.fullname.startswith("builtins."):
            _declare_global(c, name)
    for func in functions:
        functions_of(c, func)


def _declare_global(c: Context, name: my.NameExpr) -> None:
    assert isinstance(name.node, my.Var)
    var = variable(c, name.node)
    if var not in c.module_globals:
        c.module_globals.append(var)


def _declare_stubs(c: Context, checked: Checked, symbols: Symbols) -> None:
    """Every class and function of the stubs enters the registry, whether the library mentions it or not."""
    for name, file in checked.files.items():
        if name in symbols.user_modules:
            continue
        for symbol in file.names.values():
            node = symbol.node
            if node is None or not node.fullname.startswith(name + "."):
                continue
            if isinstance(node, my.TypeInfo):
                class_of(c, node)
            elif isinstance(node, my.FuncDef | my.OverloadedFuncDef | my.Decorator):
                functions_of(c, node)
            elif isinstance(node, my.Var) and not node.name.startswith("__"):
                variable(c, node)


def _module(c: Context, file: my.MypyFile, lib_mode: bool) -> tree.Module:
    body = statements(c, file.defs)
    c.settle(c.module_globals)
    names = dict.fromkeys(v for v in c.symbols.variables.values() if v.owner is None and v.fullname.startswith(c.module + "."))
    variables = list(dict.fromkeys([*c.module_globals, *(v for v in names if v.fullname == f"{c.module}.{v.name}")]))
    return tree.Module(
        name=c.module,
        path=c.path,
        body=body,
        globals=variables,
        classes=[cls for cls in c.symbols.classes.values() if cls.module == c.module],
        functions=[info for info in c.symbols.functions.values() if info.module == c.module],
        is_lib=lib_mode,
        digest=c.digest,
    )
