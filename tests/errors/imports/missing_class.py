"""Classes that a module of the library has under CPython only."""
from collections import ChainMap  # error: "module "collections" has no attribute "ChainMap""
# help: "compiled programs do not have it"
from types import SimpleNamespace  # error: "module "types" has no attribute "SimpleNamespace""
# help: "docs/language.md"

settings = ChainMap({"level": 2}, {"level": 1, "depth": 5})
point = SimpleNamespace(x=settings["level"], y=settings["depth"])
print(point.x, point.y)
