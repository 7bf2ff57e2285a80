"""The types of what has no annotation in a program, as text, from one look of mypy at it."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front.bound_names import all_statements, returns_value
from bullsnake.front.unannotated.assignments import targets
from bullsnake.front.unannotated.joining import joined, says_all
from bullsnake.front.unannotated.slots import (
    RETURNS,
    Family,
    Slot,
    bare_places,
    empty_places,
    family_of,
    functions_of,
    gives_none,
    is_setter,
    name_of,
    silent,
)
from bullsnake.front.unannotated.spelling import Speller
from bullsnake.front.unannotated.uses import Uses


@dataclass(slots=True)
class Signatures:
    """For one module. texts: (line of the def, name of a parameter or RETURNS) -> annotation; behind: lines at the end of the text."""

    texts: dict[tuple[int, str], str] = field(default_factory=dict)
    behind: list[str] = field(default_factory=list)


_ASKED = re.compile(r"^(?P<file>.+?):(?P<line>\d+):.* error: Need type annotation for ")


def silent_places(
    files: Mapping[str, my.MypyFile], paths: Mapping[str, str], errors: Sequence[str], bare: bool = False
) -> dict[tuple[str, int], list[str]]:
    """(module, line) of what says too little -> names of what is not told: of parameters, RETURNS, .field, =variable."""
    found: dict[tuple[str, int], list[str]] = {}
    families: set[Family] = set()
    quiet: list[tuple[str, my.FuncDef, Family]] = []
    asked = [match for error in errors if (match := _ASKED.match(error)) is not None]
    for module, path in paths.items():
        for statement, name in empty_places(files[module], {int(one["line"]) for one in asked if one["file"] == path}):
            found.setdefault((module, statement.line), []).append(name)
        for statement, name in bare_places(files[module]) if bare else ():
            found.setdefault((module, statement.line), []).append(name)
        for function in functions_of(files[module]):
            names, family = [name for _, name in silent(function, bare)], family_of(function, path)
            if any(name != RETURNS for name in names) or (names and (function.is_generator or returns_value(function.body))):
                found.setdefault((module, function.line), []).extend(names)
                families.update([family] if RETURNS in names else [])
            elif names:
                quiet.append((module, function, family))
    for module, function, family in quiet:  # what raises NotImplementedError and is overridden by what returns
        if family in families:
            found.setdefault((module, function.line), []).append(RETURNS)
    return found


def signatures(
    files: Mapping[str, my.MypyFile],
    types: Mapping[my.Expression, mt.Type],
    paths: Mapping[str, str],
    wanted: Mapping[tuple[str, int], list[str]],
    contradicted: Container[tuple[str, int, str]] = frozenset(),
) -> dict[str, Signatures]:
    """Annotations for the functions in `wanted`, by module. contradicted: those places of which too little is said, but something."""
    iterator = files["typing"].names["Iterator"].node
    assert isinstance(iterator, my.TypeInfo)
    uses = Uses(types, paths, iterator)
    functions = [(module, path, function) for module, path in paths.items() for function in functions_of(files[module])]
    uses.families = {function: family_of(function, path) for _, path, function in functions}
    for _, _, function in functions:
        uses.see_function(function)
    for module in paths:
        uses.see_module(files[module])
    uses.see_calls()
    spellers = {module: Speller(module, frozenset(files[module].names)) for module in paths}
    found = {module: Signatures() for module in paths}

    def tell(module: str, line: int, name: str, type_: mt.Type | None) -> None:
        text = None if type_ is None else spellers[module].text(type_)
        if text is not None:
            found[module].texts[line, name] = text

    for module, _, function in functions:
        family = uses.families[function]
        for name in wanted.get((module, function.line), ()):
            if name == RETURNS:
                returned = _returned(uses, function, family)
                if (module, function.line, RETURNS) in contradicted and returned is not None and gives_none(function):
                    returned = joined([returned, mt.NoneType()])
                tell(module, function.line, name, returned)
            elif name[0] not in ".=":
                taken = _taken(uses, function, family, name)
                if (module, function.line, name) in contradicted:
                    variable = next(one.variable for one in function.arguments if one.variable.name == name)
                    taken = _wider(uses, variable.type, taken, variable)
                tell(module, function.line, name, taken)
    for module in paths:
        for statement in all_statements(files[module].defs):
            names = wanted.get((module, statement.line), ())
            for target, value in targets(statement) if names else ():
                if name_of(target) in names:
                    held = _held(uses, target, value)
                    if (module, statement.line, name_of(target)) in contradicted and isinstance(target.node, my.Var):
                        held = _wider(uses, target.node.type, held, uses.place_of(target))
                    tell(module, statement.line, name_of(target), held)
    for module, speller in spellers.items():
        found[module].behind = speller.lines() if found[module].texts else []
    return {module: one for module, one in found.items() if one.texts}


def _wider(uses: Uses, declared: mt.Type | None, given: mt.Type | None, key: object) -> mt.Type | None:
    """What is said of a parameter, variable or field, and what it is given besides, itself or as a container."""
    found = joined([one for one in (declared, given) if one is not None])
    return None if found is None else uses.contents.widened(found, (key,))


def _held(uses: Uses, target: my.Expression, value: my.Expression | None) -> mt.Type | None:
    """What is put into a field or variable that begins empty or as None; None if nothing is known of that."""
    place = uses.place_of(target)
    given = joined(uses.given.get(Slot(place, 0), []) if isinstance(place, Family) else uses.assigned.get(place, []))
    known = None if isinstance(given, mt.NoneType) else given
    functions = [one for one in map(mt.get_proper_type, uses.assigned.get(place, [])) if isinstance(one, mt.CallableType)]
    if known is None and functions:
        called = _called(uses, place, functions)
        return None if called is None else mt.UnionType([called, mt.NoneType()])
    table = mt.get_proper_type(uses.types.known.get(value)) if isinstance(value, my.DictExpr | my.ListExpr) and value.items else None
    if isinstance(table, mt.Instance) and table.args and isinstance(kind := mt.get_proper_type(table.args[-1]), mt.CallableType):
        called = _called(uses, (place, "item"), [kind]) if not says_all(kind) else kind
        return None if called is None else table.copy_modified(args=[*table.args[:-1], called])
    if given is not None:
        return known
    return uses.contents.filled(uses.types.known.get(value) if value is not None else None, (place,))


def _called(uses: Uses, place: object, functions: list[mt.CallableType]) -> mt.Type | None:
    """What holds functions of which nothing else is known: what they take, from the calls; first what they give is left open."""
    calls = uses.called_with.get(place, [])
    count = len(functions[0].arg_types)
    if not calls or any(len(one) != count for one in calls) or any(len(one.arg_types) != count for one in functions):
        return None
    takes = [joined([call[number] or mt.AnyType(mt.TypeOfAny.special_form) for call in calls]) for number in range(count)]
    if any(one is None for one in takes):
        return None
    gives = joined([one.ret_type for one in functions]) or mt.AnyType(mt.TypeOfAny.special_form)
    kinds: list[my.ArgKind] = [my.ARG_POS] * count
    return mt.CallableType([one for one in takes if one is not None], kinds, [None] * count, gives, functions[0].fallback)


def _taken(uses: Uses, function: my.FuncDef, family: Family, name: str) -> mt.Type | None:
    number = next((i for i, argument in enumerate(function.arguments) if argument.variable.name == name), -1)
    slot = Slot(family, number)
    elsewhere = [type_ for field_ in uses.put_into.get(slot, ()) for type_ in uses.given.get(field_, ())]
    if is_setter(function):  # a setter: what is assigned to the property
        elsewhere += uses.given.get(Slot(family, 0), [])
    given = [*uses.given.get(slot, []), *elsewhere]
    found = joined(given)
    if found is None:  # perhaps a container that begins empty
        variable = function.arguments[number].variable
        filled = [uses.contents.filled(type_, (variable,)) for type_ in given]
        found = joined([type_ for type_ in filled if type_ is not None])
    return found


def _returned(uses: Uses, function: my.FuncDef, family: Family) -> mt.Type | None:
    if is_setter(function):
        return mt.NoneType()
    if function.is_generator:
        item = joined(uses.yields.get(family, []))
        return None if item is None else uses.iterator_of(item)
    if not returns_value(function.body) and not uses.given.get(Slot(family, -1)):
        return mt.NoneType()
    return joined(uses.given.get(Slot(family, -1), []))

