"""list[int] is not a list[float]: the callee might store a float in it."""


def halve(values: list[float]) -> None:
    for i in range(len(values)):
        values[i] = values[i] / 2


data = [1.0, 2.0, 3.0]
halve(data)
print(data)
