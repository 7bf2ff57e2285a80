def show(x: object) -> str:
    if isinstance(x, bool):
        return "bool"
    if isinstance(x, int):
        return f"int {x + 1}"
    if isinstance(x, str):
        return x.upper()
    if isinstance(x, list):
        return "[" + ", ".join(show(v) for v in x) + "]"
    if isinstance(x, dict):
        return "{" + ", ".join(f"{show(k)}: {show(v)}" for k, v in x.items()) + "}"
    if isinstance(x, tuple):
        return "(" + ", ".join(show(v) for v in x) + ")"
    return "?"


print(
    show([1, "a", [True, (1, 2)], {"k": [1, 2], "z": None}]), show([1, 2]), show({1: 2})
)


def total(x: object) -> int:
    if isinstance(x, (list, tuple)):
        return sum(total(y) for y in x) + len(x)
    if isinstance(x, set):
        return len(x) + (1 if 3 in x else 0)
    if isinstance(x, dict):
        n = 0
        for k in x:
            v = x[k]
            n += total(v)
            if "a" in x:
                n += 100
        return n + len(x) + total(x.get("a", 7)) + total(x.get("zz"))
    return x if isinstance(x, int) else 0


print(
    total([1, [2, 3], (4, 5)]),
    total({"a": 3}),
    total({1: {2, 3}, 2: {"x"}}),
    total({2.5: [1.5]}),
)
y: object = [3, 4, 5]
if isinstance(y, list):
    print(
        y[0],
        y[-1],
        y[1:],
        len(y),
        4 in y,
        [q for q in y],
        list(y),
        str(y),
        y == [3, 4, 5],
    )
    for i, v in enumerate(y):
        print(i, v)
z: object = {"k": 1}
if isinstance(z, dict):
    print(
        z,
        z["k"],
        list(z.keys()),
        list(z.values()),
        list(z.items()),
        bool(z),
        sorted(str(k) for k in z),
        z == {"k": 1},
    )
    try:
        z["q"]
    except KeyError as e:
        print("no", e)
