# status: 1
# stderr: KeyError: 'missing'
"""An exception of main ends the program as it always does; goroutines that wait are abandoned."""
from bullsnake import Chan, Mutex, go, yield_now


def wait(channel: Chan[int]) -> None:
    try:
        channel.recv()
    finally:
        print("never printed: abandoned goroutines do not unwind")


def main() -> None:
    mutex = Mutex()
    table = {"present": 1}
    for _ in range(3):
        go(wait, Chan[int]())
    yield_now()
    with mutex:
        for key in ("present", "missing"):
            print(key, table[key])


main()
