"""All that can be a thread's target: functions, methods, lambdas, classes, objects that can be called; with arguments by name."""
import threading
from collections.abc import Callable


class Counter:
    made = 0

    def __init__(self, out: list[str], name: str = "counter") -> None:
        self.out = out
        self.name = name
        out.append(f"made {name}")

    def add(self, n: int, *, note: str = "") -> None:
        self.out.append(f"{self.name} + {n}{note}")

    def __call__(self, n: int) -> None:
        self.out.append(f"{self.name}({n})")

    @staticmethod
    def plain(out: list[str]) -> None:
        out.append("plain")


class Loud(Counter):
    def add(self, n: int, *, note: str = "") -> None:
        super().add(n, note=note + "!")


def collect(out: list[str], first: int, second: float = 2.5, *, third: str = "three") -> None:
    out.append(f"{first} {second} {third}")


def run(thread: threading.Thread) -> str:
    thread.start()
    thread.join()
    return thread.name.partition(" ")[2]


def main() -> None:
    out: list[str] = []
    loud: Counter = Loud(out, "loud")
    counter = Counter(out)
    names = [
        run(threading.Thread(target=collect, args=(out, 1))),
        run(threading.Thread(target=collect, args=(out, 1, 0.25))),
        run(threading.Thread(target=collect, args=[out], kwargs={"first": 7, "third": "3"})),
        run(threading.Thread(None, collect, None, (out, 5, 0.5))),
        run(threading.Thread(target=counter.add, args=(4,))),
        run(threading.Thread(target=loud.add, args=(5,), kwargs={"note": " loudly"})),
        run(threading.Thread(target=counter, args=(6,))),
        run(threading.Thread(target=Counter, args=(out, "new"))),
        run(threading.Thread(target=Counter.plain, args=(out,))),
        run(threading.Thread(target=lambda: out.append("lambda"))),
        run(threading.Thread(target=out.append, args=("append",))),
        run(threading.Thread(target=None)),
        run(threading.Thread()),
    ]
    print(out)
    print(names)

    def local(n: int) -> None:
        out.append(f"local {n} of {len(names)}")

    print(run(threading.Thread(target=local, args=(len(out),))), out[-1])
    functions: list[Callable[[int], None]] = [local, counter, loud.add]
    for i, f in enumerate(functions):
        run(threading.Thread(target=f, args=(i,), name="given"))
    print(out[-3:])
    values = [1, 2]
    thread = threading.Thread(target=collect, args=(out, values[0] + values[1]))
    values.clear()
    run(thread)
    print(out[-1])


main()
