x = [1, 2]
y = x
n = 3
del x
print(y)
del n, y


def f(deep: bool) -> int:
    a = 3
    s = "text"
    b = a + 1
    del a
    if deep:
        a = 7
        print(a)
    for i in range(3):
        t = i * 2
        if i == 1:
            del t
            continue
        print(t)
    del s
    return b


print(f(True), f(False))


def g() -> None:
    items = {"a": 1, "b": 2}
    del items["a"]
    kept = items
    del items
    print(kept)

    def inner() -> int:
        return z

    z = 4
    print(inner())
    del z
    try:
        inner()
    except NameError as e:
        print(e)


g()
