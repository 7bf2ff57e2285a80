"""A reentrant lock under recursion: one thread takes it many times, and only the last release lets another one in."""
import threading


class Memo:
    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.known: dict[int, int] = {0: 0, 1: 1}
        self.computed = 0

    def fib(self, n: int) -> int:
        with self.lock:
            found = self.known.get(n)
            if found is None:
                self.computed += 1
                found = self.fib(n - 1) + self.fib(n - 2)
                self.known[n] = found
            return found


def ask(memo: Memo, numbers: list[int], out: list[int], place: int) -> None:
    out[place] = sum([memo.fib(n) for n in numbers])


def try_it(lock: "threading.RLock", out: list[bool]) -> None:
    out.append(lock.acquire(blocking=False))
    if out[-1]:
        lock.release()


def in_thread(lock: "threading.RLock") -> bool:
    out: list[bool] = []
    thread = threading.Thread(target=try_it, args=(lock, out))
    thread.start()
    thread.join()
    return out[0]


def release_foreign(lock: "threading.RLock", out: list[str]) -> None:
    try:
        lock.release()
    except RuntimeError as error:
        out.append(str(error))


def depth_first(lock: "threading.RLock", depth: int) -> int:
    with lock:
        return 0 if depth == 0 else 1 + depth_first(lock, depth - 1)


def main() -> None:
    memo = Memo()
    out = [0] * 8
    threads = [threading.Thread(target=ask, args=(memo, [n * 3 + k for k in range(5)], out, n)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(out, memo.computed)

    lock = threading.RLock()
    seen: list[bool] = []
    for _ in range(3):
        lock.acquire()
    for _ in range(3):
        seen.append(in_thread(lock))
        lock.release()
    seen.append(in_thread(lock))
    print(seen, depth_first(lock, 200))
    texts: list[str] = []
    with lock:
        thread = threading.Thread(target=release_foreign, args=(lock, texts))
        thread.start()
        thread.join()
    print(texts)
    condition = threading.Condition()
    with condition, condition:
        print(condition.wait(0.001), "the lock was released twice, and taken twice again")


main()
