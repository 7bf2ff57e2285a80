"""What native programs can do so far. A switch here is flipped when the runtime has what it names."""

THREADS = False
"""Compiled programs have `threading` and `queue`."""


def missing(text: str) -> str:
    """Why a program cannot run natively yet: the reason of its skip, which flipping the switch lifts. Empty when it can."""
    if "import threading" in text and not THREADS:
        return "native threads not yet there"
    return ""
