"""filter(None, ...) over elements of every representation, optional ones among them."""
print(list(filter(None, [0, 1, 2])), list(filter(None, ["", "a"])), list(filter(None, [0.0, 1.5])), list(filter(None, [True, False])))
xs: list[int | None] = [None, 0, 5]
ys: list[int] = list(filter(None, xs))
print(ys, sum(ys))
zs: list[str | None] = [None, "", "q"]
print(list(filter(None, zs)), [len(z) for z in filter(None, zs)])
