class A:
    def __repr__(self) -> str:
        return f"{self.__class__.__name__}()"
    def twin(self) -> "A":
        return self.__class__()
class B(A):
    pass
print(A(), B(), B().twin())
x: object = 3
print(x.__class__.__name__, "a".__class__, (1).__class__ is int)
try:
    1 // 0
except Exception as e:
    print(e.__class__.__name__)
class P:
    kinds = ["p"]
    def __init__(self, n: int) -> None:
        self.n = n
    def more(self) -> "P":
        return self.__class__(self.n + 1)
    def same(self, other: object) -> bool:
        return isinstance(other, self.__class__) and other.__class__ is self.__class__ and self.__class__ == other.__class__
    def all(self) -> list[str]:
        return self.__class__.kinds
    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return True
    def __lt__(self, other: "P") -> bool:
        if other.__class__ is self.__class__:
            return self.n < other.n
        return NotImplemented
class Q(P):
    pass
print(type(Q(1).more()).__name__, Q(1).more().n, P(1).same(Q(1)), Q(1).all(), P(1) == P(2), P(1) == Q(1), P(1) < P(2))
print(Q.__name__, Q(2).__class__, [x.__class__.__name__ for x in (1, "a", 2.0, None, [1])])
