"""Classes that a module of the library has under CPython only."""
from collections import UserDict  # error: "module "collections" has no attribute "UserDict""
# help: "compiled programs do not have it"
from types import SimpleNamespace  # error: "module "types" has no attribute "SimpleNamespace""
# help: "docs/language.md"

settings = UserDict({"level": 2, "depth": 5})
point = SimpleNamespace(x=settings["level"], y=settings["depth"])
print(point.x, point.y)
