"""Hand-made guests come from the folder beside: `tests/llvm`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "llvm"))
