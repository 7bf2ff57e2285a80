"""A parameter without annotation, of a function that nothing calls."""


def double(x):  # error: "annotation"
    # help: "x: "
    return x * 2


print(2 * 21)
