"""The library as the package `bslib` under CPython, over the twin of its primitives."""

import importlib.machinery
import importlib.util
import sys
import types
from pathlib import Path

HERE = Path(__file__).parent
LIB = HERE.parents[1] / "src" / "bullsnake" / "lib"

sys.path.insert(0, str(HERE / "twin"))
sys.path.insert(0, str(HERE))
_spec = importlib.util.spec_from_file_location("bslib", LIB / "__init__.py", submodule_search_locations=[str(LIB)])
assert _spec is not None and _spec.loader is not None
sys.modules["bslib"] = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(sys.modules["bslib"])
_waiting = types.ModuleType("bslib.waiting")  # the real one has channels, which need a scheduler; here is one goroutine
_waiting.__dict__.update(dict.fromkeys(("await_token", "give_token", "token_channel"), lambda *_: None))
sys.modules["bslib.waiting"] = _waiting
