# status: 3
"""sys.exit in the main thread waits for the others, in a thread it ends that thread."""
import sys
import threading


def leave(ready: threading.Event) -> None:
    ready.wait()
    try:
        sys.exit(4)
    finally:
        print("a thread leaves")


def last(first: threading.Thread) -> None:
    first.join()
    print("the last line is a thread's")


def main() -> None:
    ready = threading.Event()
    first = threading.Thread(target=leave, args=(ready,))
    first.start()
    threading.Thread(target=last, args=(first,)).start()
    try:
        print("main leaves")
        sys.exit(3)
    finally:
        ready.set()


main()
