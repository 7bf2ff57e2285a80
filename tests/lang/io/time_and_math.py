"""time only in ways that cannot differ between runs; math functions over a table of inputs."""
import math
import time
from typing import Callable


class Stopwatch:
    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.started = clock()
        self.laps: list[tuple[str, float]] = []

    def lap(self, name: str) -> float:
        now = self.clock()
        elapsed = now - self.started
        self.laps.append((name, elapsed))
        return elapsed

    def monotonic(self) -> bool:
        times = [t for _, t in self.laps]
        return times == sorted(times) and all([t >= 0.0 for t in times])


def work(n: int) -> float:
    return sum([math.sqrt(i) for i in range(n)])


def table(f: Callable[[float], float], inputs: list[float]) -> str:
    cells: list[str] = []
    for x in inputs:
        try:
            cells.append(f"{f(x):.6g}")
        except (ValueError, OverflowError) as error:
            cells.append(str(error))
    return " | ".join(cells)


clocks: dict[str, Callable[[], float]] = {"time": time.time, "monotonic": time.monotonic, "perf_counter": time.perf_counter}
for name, clock in clocks.items():
    watch = Stopwatch(clock)
    total = work(1000)
    watch.lap("work")
    time.sleep(0.002)
    slept = watch.lap("sleep")
    print(name, f"{total:.6f}", watch.monotonic() or name == "time", slept > 0.001 or name == "time", [n for n, _ in watch.laps])
print(time.time() > 1_600_000_000.0, isinstance(time.time_ns() if False else 5, int))
functions: dict[str, Callable[[float], float]] = {
    "sin": math.sin, "cos": math.cos, "tan": math.tan, "atan": math.atan, "asin": math.asin, "exp": math.exp,
    "log": math.log, "log10": math.log10, "sqrt": math.sqrt, "sinh": math.sinh, "tanh": math.tanh, "fabs": math.fabs,
    "degrees": math.degrees, "gamma-ish": lambda x: math.exp(-x) * x**3, "floor": math.floor, "cube": lambda x: x * x * x,
}
for name, f in functions.items():
    print(f"{name:<10}", table(f, [0.0, 0.5, 1.0, -1.0, 2.0, 1000.0]))
print(math.pow(2.0, 0.5), math.hypot(3.0, 4.0), math.atan2(1.0, -1.0), math.log(8.0, 2.0), math.fmod(7.5, -2.0))
print(math.gcd(0, 12), math.gcd(-8, 12), math.lcm(4, 6), math.comb(10, 3), math.perm(5, 2), math.prod([1, 2, 3, 4]), math.factorial(20))
print(math.e, math.tau, math.inf, -math.inf, math.isfinite(1e308), math.isfinite(math.inf), math.isclose(1.0, 1.0 + 1e-10))
print(math.floor(-2.5), math.ceil(2.1), math.trunc(-2.9), math.isqrt(10**18), math.isqrt(99), math.copysign(3.0, -0.0))
