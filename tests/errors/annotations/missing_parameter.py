"""A parameter without annotation."""


def double(x):  # error: "annotation"
    # help: "x: "
    return x * 2


print(double(21))
