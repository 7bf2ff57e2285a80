"""The entry points: modules by name to one IR module; offsets of structs for assembly and tests."""

from __future__ import annotations

from bullsnake.build.lowlevel import checks
from bullsnake.build.lowlevel.builder import Builder
from bullsnake.build.lowlevel.program import Info, Program, define
from bullsnake.build.lowlevel.source import FunctionSource, Source, load
from bullsnake.build.lowlevel.statements import function_body
from bullsnake.dialect.structs import layout_of
from bullsnake.ir.core import Function, Module


def compile_runtime(modules: list[str]) -> Module:
    """Translate modules (full dotted names) into one IR module. Raises DialectError."""
    return compile_program(modules).module


def compile_program(modules: list[str]) -> Program:
    """As `compile_runtime`, with what the checks know."""
    program = Program(modules)
    work: list[tuple[Source, FunctionSource, Info, Function]] = []
    for source in program.sources:
        for item in source.functions:
            checks.check_decorators(source, item)
            checks.check_source(source, item)
            info, function = define(program, source, item)
            checks.check_definition(source, item, info)
            if function is not None:
                work.append((source, item, info, function))
    for source, item, info, function in work:
        function_body(Builder(program, source, info, function), item.node)
        _drop_unreachable(function)
    checks.check_graph(program)
    return program


def _drop_unreachable(function: Function) -> None:
    """Blocks behind a return or a call that does not return have no predecessors, and may have no end."""
    blocks = function.label_map()
    work, reached = [function.blocks[0].label], {function.blocks[0].label}
    while work:
        for label in blocks[work.pop()].successors():
            if label not in reached:
                reached.add(label)
                work.append(label)
    function.blocks = [block for block in function.blocks if block.label in reached]


def struct_offsets(module: str) -> dict[str, dict[str, int]]:
    """struct -> field -> byte offset, for the structs that a module defines; "" is the struct's size."""
    result = {}
    for name, struct in load(module).structs.items():
        layout = layout_of(struct)
        result[name] = {"": layout.size, **{field.name: field.offset for field in layout.fields.values()}}
    return result
