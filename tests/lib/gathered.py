"""What several files of the library define, under one name each."""

from types import ModuleType, SimpleNamespace

from bslib import (
    mathnorms,
    mathparts,
    maths,
    mathsums,
    mathwhole,
    stringcase,
    stringformat,
    stringkinds,
    stringpad,
    stringparts,
    strings,
    stringsearch,
)


def gathered(*modules: ModuleType) -> SimpleNamespace:
    """The functions that the modules define themselves."""
    found = {}
    for module in modules:
        found.update({name: value for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__})
    return SimpleNamespace(**found)


math_module = gathered(maths, mathnorms, mathparts, mathsums, mathwhole)
str_methods = gathered(strings, stringcase, stringformat, stringkinds, stringpad, stringparts, stringsearch)
