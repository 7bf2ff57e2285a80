# status: 1
# stderr: RuntimeError: the main thread gives up
"""An exception ends the main thread; the others go on, and the status says what became of the main one."""
import threading


def work(gate: threading.Event, number: int, lock: threading.Lock, done: list[int]) -> None:
    gate.wait()
    with lock:
        done.append(number)
        if len(done) == 5:
            print("all five are done", sorted(done))


def main() -> None:
    gate = threading.Event()
    lock = threading.Lock()
    done: list[int] = []
    for number in range(5):
        threading.Thread(target=work, args=(gate, number, lock, done)).start()
    print("started", threading.active_count())
    threading.Timer(0.02, gate.set).start()
    raise RuntimeError("the main thread gives up")


main()
