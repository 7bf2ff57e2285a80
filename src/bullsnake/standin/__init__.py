"""Goroutines, channels and locks in plain Python: what `from bullsnake import go` means under CPython.

The stand-in is the oracle for compiled programs, so it is simple and deterministic before it is fast. A goroutine is an OS thread
of its own, but exactly one runs at a time, until it blocks, yields, sleeps or ends; the next is the one that has been ready
for longest. `scheduler` knows how, everything else only parks the running goroutine and wakes others.
"""

from bullsnake.standin.cases import Case, RecvCase, SendCase, select
from bullsnake.standin.channels import Chan, Closed
from bullsnake.standin.groups import Once, WaitGroup
from bullsnake.standin.interrupts import install
from bullsnake.standin.locks import Mutex, RWMutex
from bullsnake.standin.spawn import go, yield_now
from bullsnake.standin.timing import after, sleep

__all__ = [
    "Case", "Chan", "Closed", "Mutex", "Once", "RWMutex", "RecvCase", "SendCase", "WaitGroup", "after", "go", "select", "sleep",
    "yield_now",
]  # fmt: skip

install()
for _each in (Case, Chan, Closed, Mutex, Once, RWMutex, RecvCase, SendCase, WaitGroup):
    _each.__module__ = "bullsnake"  # what tracebacks and reprs say; programs know no other name
