def mean(xs: list[float]) -> float:
    total = 0
    n = 0
    for x in xs:
        total += x * 0.5
        n += 1
    return total / n

def pick(d: dict[str, float], x: float) -> str:
    choice = "none"
    choice = None
    for k, v in d.items():
        if v > x:
            choice = k
    return "?" if choice is None else choice

print(mean([1.0, 2.5]), pick({"a": 1.0}, 0.5), pick({}, 1.0))
best = None
for i in [3, 1, 2]:
    if best is None or i < best:
        best = i
print(best)
