"""Bullsnake: typed Python as native programs on a Go-style runtime.

For programs this module is goroutines, channels and locks (docs/goroutines.md). Compiled programs have them from the runtime;
under CPython they come from `bullsnake.standin`, which is loaded when the first of the names below is asked for: the command
and a cached run do without it. Checkers read the branch that never runs.
"""

__version__ = "0.1.0"

__all__ = [
    "Case", "Chan", "Closed", "Mutex", "Once", "RWMutex", "RecvCase", "SendCase", "WaitGroup", "after", "go", "select", "sleep",
    "yield_now",
]  # fmt: skip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bullsnake.standin import Case, Chan, Closed, Mutex, Once, RecvCase, RWMutex, SendCase, WaitGroup, after, go, select, sleep
    from bullsnake.standin import yield_now as yield_now
else:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module 'bullsnake' has no attribute {name!r}")
        from bullsnake import standin

        globals().update({each: getattr(standin, each) for each in __all__})
        return globals()[name]

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
