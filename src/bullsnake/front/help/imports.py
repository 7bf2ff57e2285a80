"""Modules that compiled programs do not have, and names that modules do not have."""

from __future__ import annotations

import difflib
import importlib
import re
import sys

from bullsnake.front.help.finding import Finding, Rule, Words, says
from bullsnake.front.help.stubs import modules, names_in

_INSTEAD = {
    "logging": "write print(..., file=sys.stderr)",
    "decimal": "count in the smallest unit, as ints: cents",
    "concurrent": "use threading, or goroutines: from bullsnake import go",
    "multiprocessing": "use threading, whose threads run in parallel, or goroutines: from bullsnake import go",
    "asyncio": "use threading, or goroutines: from bullsnake import go",
    "cmath": "keep real and imaginary part in two floats, and use math",
    "numpy": "use lists of floats, and loops, which are fast here",
    "pickle": "use json",
    "importlib": "import the module by its name: import math",
    "unittest": "write assert statements, and call the test functions",
    "pytest": "write assert statements, and call the test functions",
    "array": "use a list, which holds ints and floats without boxes",
    "struct": "use int.from_bytes() and int.to_bytes()",
    "getpass": "use input()",
    "optparse": "use argparse",
    "getopt": "use argparse",
    "types": "name the class itself",
    "inspect": "name the functions and fields yourself",
    "pprint": "use print(), or json.dumps(value, indent=2)",
    "ujson": "use json",
    "simplejson": "use json",
    "orjson": "use json",
    "attr": "use dataclasses",
    "attrs": "use dataclasses",
}

_THREAD_LOCAL = "keep it in a field of a Thread subclass, or in a dict by threading.get_ident(), under a lock"
_MEMBERS = {
    ("threading", "local"): _THREAD_LOCAL,
    ("sys", "excepthook"): "put try and except around the call of the main function",
    ("dataclasses", "make_dataclass"): "write the class, with @dataclass",
    ("dataclasses", "fields"): "name the fields yourself",
    ("importlib", "import_module"): "import the module by its name, on top of the file",
    ("os", "system"): "run the other program from a script around this one",
    ("time", "now"): "write time.time(), or datetime.now() of the module datetime",
    ("datetime", "now"): "the class has the name of its module: write from datetime import datetime",
    ("datetime", "strptime"): "the class has the name of its module: write from datetime import datetime",
    ("datetime", "today"): "the class has the name of its module: write from datetime import datetime",
    ("collections", "namedtuple"): "write a class that derives from typing.NamedTuple",
    ("string", "join"): 'write ", ".join(words)',
}


def missing_module(name: str) -> str:
    top = name.split(".")[0]
    if top in _INSTEAD:
        return f"compiled programs do not have {name}: {_INSTEAD[top]}"
    if top in sys.stdlib_module_names:
        return f"compiled programs do not have {name}; run this program with python, or do without it"
    close = difflib.get_close_matches(name, modules(), 1, 0.75)
    if close:
        return f'did you mean "{close[0]}"?'
    return f"a module of the program must lie beside its main file: {name.replace('.', '/')}.py"


def _missing_name(found: Words, finding: Finding) -> str:
    return missing_name(found["module"], found["name"])


def missing_name(module: str, name: str) -> str:
    if (module, name) in _MEMBERS:
        return _MEMBERS[module, name]
    if not _has(module, name):
        close = difflib.get_close_matches(name, names_in(module), 1)
        if close:
            return f'did you mean "{close[0]}"?'
        if module not in sys.stdlib_module_names:
            return f"is {name} misspelt, or is its definition in {module} missing?"
    return "compiled programs do not have it; see docs/language.md for what there is"


def _has(module: str, name: str) -> bool:
    """Whether CPython's module has that name: it is not misspelt then."""
    known = module in (*modules(), "types", "importlib")
    return known and hasattr(importlib.import_module(module), name)


def module_at(finding: Finding) -> str:
    """The module whose attribute is read at the place of the message, by what the program calls it."""
    found = re.match(r"([\w.]+)\.\w+", finding.source()[finding.column - 1 :])
    if found is None:
        return ""
    imported = re.search(rf"^\s*import ([\w.]+) as {re.escape(found[1])}\b", finding.text, re.MULTILINE)
    return imported[1] if imported else found[1]


def _missing_member(found: Words, finding: Finding) -> str:
    return missing_name(module_at(finding), found["name"])


RULES: list[Rule] = [
    (
        r'^Cannot find implementation or library stub for module named "(?P<name>.*)"',
        lambda found, finding: missing_module(found["name"]),
    ),
    (r'^Library stubs not installed for "(?P<name>.*)"', lambda found, finding: missing_module(found["name"])),
    (r'^Module has no attribute "(?P<name>.*?)"', _missing_member),
    (r'^Module "(?P<module>.*)" has no attribute "(?P<name>.*?)"', _missing_name),
    (r"^No parent module", says("modules beside the program are found by their name: import it without the dots")),
]
