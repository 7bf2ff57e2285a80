def show(x):
    return f"{x} {x == 1}"


class Outer:
    class Inner:
        def __init__(self, n):
            self.n = n

    def make(self, n):
        return Outer.Inner(n)


def read(inner):
    return inner.n


def mean(xs):
    total = 0
    for x in xs:
        total += x
    return total


print(show(1), show(True), show(2.5), show(1.0))
print(read(Outer().make(3)), read(Outer.Inner(4)))
print(mean([1, 2]), mean([0.5, 1.5]), mean([]))
