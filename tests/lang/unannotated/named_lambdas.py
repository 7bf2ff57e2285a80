"""Lambdas with names: their parameters have the types of what they are given."""

from functools import reduce
area = lambda w, h: w * h
print(area(3, 4))
key = lambda p: p[1]
pairs = [("a", 3), ("b", 1)]
print(sorted(pairs, key=key), max(pairs, key=key))
add = lambda a, b=10: a + b
print(add(1), add(1, 2))
def outer(n):
    scale = lambda x: (x * n)
    return [scale(i) for i in range(3)]
print(outer(5))
class Shape:
    kind = lambda self: "shape"
    def __init__(self, r):
        self.r = r
    twice = lambda self: self.r * 2
s = Shape(4)
print(s.twice(), s.kind())
gcd = lambda a, b: a if b == 0 else gcd(b, a % b)
print(gcd(12, 18))
total = lambda xs: reduce(lambda a, b: a + b, xs)
print(total([1, 2, 3]))
f = lambda: 7
print(f())
op = lambda x: x + 1
print(op(1))
if True:
    late = lambda s: s.upper()
print(late("x"))
