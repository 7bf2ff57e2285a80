"""Modules and names of CPython's library that compiled programs do not have, with what there is instead."""
import bisect
import importlib
import sys
from dataclasses import dataclass, make_dataclass  # error: "module "dataclasses" has no attribute "make_dataclass""
# help: "write the class, with @dataclass"

import logging  # error: "there is no module "logging""
# help: "sys.stderr"
import ujson  # error: "there is no module "ujson""
# help: "use json"


@dataclass
class Named:
    name: str


sys.excepthook = print  # error: "module "sys" has no attribute "excepthook""
# help: "try and except"
module = importlib.import_module("math")  # error: "module "importlib" has no attribute "import_module""
# help: "import the module by its name"
words = ["a", "ccc"]
bisect.insort(words, "bb", key=len)  # error: "unexpected keyword argument "key" for "insort""
# help: "insort without key"
print(words, Named("a"), logging, ujson, make_dataclass, module)
