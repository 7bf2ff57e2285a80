"""Tuples of every shape as records and keys: a schedule planner and a tiny relational algebra."""
import math

Task = tuple[str, int, float]
Row = tuple[str, str, int]


def plan(tasks: list[Task], hours: float) -> tuple[list[Task], float]:
    chosen: list[Task] = []
    left = hours
    for task in sorted(tasks, key=lambda t: (-t[1] / t[2], t[0])):
        name, value, cost = task
        if cost <= left:
            chosen.append(task)
            left -= cost
    return chosen, left


def select(rows: list[Row], column: int, wanted: str) -> list[Row]:
    return [row for row in rows if (row[0], row[1])[column] == wanted]


def join(left: list[Row], right: list[tuple[str, float]]) -> list[tuple[str, int, float]]:
    prices = dict(right)
    return [(name, n, n * prices[name]) for name, _, n in left if name in prices]


def group(rows: list[Row]) -> dict[tuple[str, bool], tuple[int, int]]:
    out: dict[tuple[str, bool], tuple[int, int]] = {}
    for _, city, n in rows:
        key = (city, n > 10)
        count, total = out.get(key, (0, 0))
        out[key] = (count + 1, total + n)
    return out


def closest(points: list[tuple[float, float]]) -> tuple[float, tuple[float, float], tuple[float, float]]:
    best = (math.inf, points[0], points[0])
    for i, p in enumerate(points):
        for q in points[:i]:
            distance = math.dist(p, q)
            if distance < best[0]:
                best = (distance, q, p)
    return best


tasks: list[Task] = [("paint", 50, 5.0), ("sweep", 20, 1.0), ("cook", 60, 2.5), ("nap", 5, 0.5), ("read", 20, 1.0)]
chosen, left = plan(tasks, 5.0)
print([t[0] for t in chosen], left, chosen[-1])
rows: list[Row] = [("nail", "Oslo", 12), ("bolt", "Rome", 7), ("nail", "Rome", 30), ("gear", "Oslo", 2)]
print(select(rows, 0, "nail"), select(rows, 1, "Oslo"))
print(join(rows, [("nail", 0.25), ("gear", 9.5)]))
for key, value in sorted(group(rows).items()):
    print(key, value, key + value)
print(closest([(0.0, 0.0), (5.0, 5.0), (3.0, 4.5), (5.5, 5.0)]))
t = (1, 2.5, "x", None, (True, [1]))
print(t, len(t), t[2], t[-1][1], t[1:3], (1, 2) + (3,), (0,) * 4, 2 in (1, 2), (1, 2).index(2), (1, 1, 2).count(1))
print((1, "a") < (1, "b"), (2, "a") > (1, "z"), () < (0,), (1, (2, 3)) == (1, (2, 3)), ("a",) != ("b",))
t[4][1].append(2)
print(t, hash((1, 2)) == hash((1, 2)), tuple([1, 2]), tuple("ab"), max([(1, "b"), (1, "a")]), sum([a * b for a, b in [(1, 2), (3, 4)]]))
for i, (name, (low, high)) in enumerate([("p", (1, 2)), ("q", (3, 4))]):
    print(i, name, low + high)
(a, *b), c = (1, 2, 3), "end"
print(a, b, c, min((3, 1), (2, 9)), sorted([(2, "b"), (1, "z"), (2, "a")], reverse=True))
