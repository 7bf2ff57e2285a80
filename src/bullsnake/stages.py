"""The pipeline, as it can be read.

The image, once for each version of the compiler:

    lib sources     -> front   -> typed trees   -> build     -> IR  \\
    runtime sources -> dialect -> (plain ast)   -> lowlevel  -> IR   > passes -> LLVM -> objects -> link -> image
    port            -> assembly, with a thunk for each function that runs on the system stack   /

A program, each time its sources change:

    sources -> front -> typed trees -> build -> IR -> passes -> LLVM -> object -> link behind the image -> executable
"""

from __future__ import annotations

import copy
import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bullsnake import link
from bullsnake.build.lowlevel.compiler import compile_runtime
from bullsnake.build.lowlevel.modules import runtime_modules
from bullsnake.build.program import build_lib, build_program
from bullsnake.cache import Cache
from bullsnake.diagnostics import Diagnostics
from bullsnake.driver import Options
from bullsnake.front.dump import dump_tree
from bullsnake.front.load import LibInterface, load_lib, load_program
from bullsnake.front.tree import Program
from bullsnake.internal import InternalError
from bullsnake.ir.core import Declaration, Function, Module
from bullsnake.ir.printer import print_module
from bullsnake.llvm.compile import assemble, compile_modules
from bullsnake.llvm.sites import CompiledObject
from bullsnake.passes.inline import inlinable
from bullsnake.passes.pipeline import run_passes
from bullsnake.ports.amd64 import asm
from bullsnake.tables import tables_of

STAGES = ("tree", "ir", "passes", "llvm", "asm")


@dataclass(slots=True)
class Interface:
    """What a program's compilation needs to know of the image.

    declarations: every function, with the traits that the passes found. inlinable: bodies for our inliner. data: symbols of
    exported data. thunks: those that the image has.
    """

    declarations: dict[str, Declaration] = field(default_factory=dict)
    inlinable: dict[str, Function] = field(default_factory=dict)
    data: set[str] = field(default_factory=set)
    thunks: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Made:
    """An executable, and the sources it was made from: path -> digest."""

    executable: bytes
    sources: dict[str, str]


def declaration(function: Function) -> Declaration:
    return Declaration(function.name, function.signature, function.traits)


def _with_passes(
    module: Module, available: dict[str, Function], known: dict[str, Declaration]
) -> dict[str, Function]:
    """Run the passes on a part of the image; the bodies that others may inline, as they were before checks and roots were placed."""
    bodies: dict[str, Function] = {}

    def after(name: str, module: Module) -> None:
        if name == "clean-again":
            bodies.update({f.name: copy.deepcopy(f) for f in module.functions.values() if inlinable(f)})

    run_passes(module, available, known, after)
    return bodies


@dataclass(slots=True)
class Image:
    """The linked image with what the compiler needs beside it."""

    linked: link.Image
    interface: Interface
    lib: LibInterface


@contextmanager
def no_collections() -> Iterator[None]:
    """Trees of a compilation live to its end: Python's cyclic collector would look at them again and again, a fifth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def image(cache: Cache) -> Image:
    """The image of this version of the compiler, from the cache or made now."""
    found = _cached_image(cache)
    if found is not None:
        return found
    with cache.lock():
        return _cached_image(cache) or _store_image(cache)


def _cached_image(cache: Cache) -> Image | None:
    linked, interface, lib = cache.read("image.bin"), cache.read("interface.pickle"), cache.read("lib.pickle")
    if linked and interface and lib:
        return Image(link.Image.from_bytes(linked), pickle.loads(interface), unpickle_deep(lib))
    return None


def _store_image(cache: Cache) -> Image:
    made = _make_image()
    cache.write("lib.pickle", pickle_deep(made.lib))
    cache.write("interface.pickle", pickle.dumps(made.interface))
    cache.write("image.bin", made.linked.to_bytes())
    return made


def _make_image() -> Image:
    runtime = compile_runtime(runtime_modules())
    sink = Diagnostics()
    lib = load_lib(sink)
    if lib is None or sink.has_errors:
        raise _library_error(sink)
    guest = build_lib(lib, sink, {name: declaration(f) for name, f in runtime.functions.items()})
    if sink.has_errors:
        raise _library_error(sink)
    bodies = _with_passes(runtime, {}, {})
    services = {name: declaration(f) for name, f in runtime.functions.items()}
    bodies |= _with_passes(guest, bodies, services)
    objects = compile_modules([runtime, guest])
    thunks = set().union(*(o.thunks for o in objects))
    assembly = assemble(asm.assembly(sorted(thunks), _switching(runtime.functions.values())))
    linked = link.link_image([*(o.object for o in objects), assembly], extra=tables_of("image", objects))
    functions = {**runtime.functions, **guest.functions}
    interface = Interface(
        {**_declared(runtime), **_declared(guest), **{n: declaration(f) for n, f in functions.items()}},
        bodies,
        {*runtime.data, *guest.data},
        thunks,
    )
    return Image(linked, interface, lib)


def _switching(functions: Iterable[Function | Declaration]) -> set[str]:
    return {f.name for f in functions if f.traits.switches}


def _library_error(sink: Diagnostics) -> InternalError:
    lines = [f"{one.pos.file}:{one.pos.line}: {one.message}" for one in sink.sorted()]
    return InternalError("the library does not compile: " + "\n".join(lines))


def _declared(module: Module) -> dict[str, Declaration]:
    return {n: d for n, d in module.declarations.items() if d.traits.extern or d.traits.asm}


@no_collections()
def check(cache: Cache, options: Options) -> bool:
    """Front end and builder only; prints every obstacle."""
    sink = Diagnostics()
    _build(image(cache), options, sink)
    sink.print()
    return not sink.has_errors


def _build(base: Image, options: Options, sink: Diagnostics) -> tuple[Module, Program] | None:
    program = load_program(options.path, options.text, base.lib, sink)
    if options.dump == "tree" and program is not None:
        print(dump_tree(program))
    if program is None:
        return None
    return build_program(program, base.lib, base.interface, sink), program


@no_collections()
def compile_program(cache: Cache, options: Options) -> Made | None:
    """Compile; None after errors were printed or a stage was dumped."""
    sink = Diagnostics()
    base = image(cache)
    built = _build(base, options, sink)
    sink.print()
    if built is None or sink.has_errors:
        options.status = 1
        return None
    module, program = built
    if options.dump == "ir":
        print(print_module(module))
    run_passes(module, base.interface.inlinable, base.interface.declarations, check=bool(os.environ.get("BULLSNAKE_DEBUG")))
    if options.dump == "passes":
        print(print_module(module))
    compiled = compile_modules([module], dump=options.dump, siteids=options.siteids)
    if options.dump is not None:
        options.status = 0
        return None
    return Made(_link_program(base, compiled), {m.path: m.digest for m in program.modules if m.path})


def _link_program(base: Image, objects: list[CompiledObject]) -> bytes:
    thunks = set().union(*(o.thunks for o in objects)) - base.interface.thunks
    parts = [o.object for o in objects]
    if thunks:
        parts.append(assemble(asm.thunks(sorted(thunks), _switching(base.interface.declarations.values()))))
    return link.link_program(base.linked, parts, tables_of("program", objects))


def pickle_deep(value: object) -> bytes:
    """Pickle a graph of objects that refer to one another many links deep."""
    return _deeply(lambda: pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))


def unpickle_deep(data: bytes) -> Any:
    return pickle.loads(data)


def _deeply(action: Callable[[], bytes]) -> bytes:
    """Run on a thread with a large stack: the pickler recurses."""
    results: list[bytes] = []
    limit, size = sys.getrecursionlimit(), threading.stack_size(512 << 20)
    sys.setrecursionlimit(1_000_000)
    try:
        thread = threading.Thread(target=lambda: results.append(action()))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(size)
        sys.setrecursionlimit(limit)
    if not results:
        raise InternalError("the library's trees could not be stored")
    return results[0]
