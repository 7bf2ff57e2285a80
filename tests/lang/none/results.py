"""Results that are only None, used as values."""

def f(x: int) -> None:
    print("f", x)
print(f(1))
y = f(2)
print(y, y is None)
xs = [f(i) for i in range(2)]
print(xs)
zs: list[int] = []
print([zs.append(3), zs])
t = (f(1), 2)
print(t)
print(f(1) or "none")
def h() -> None:
    return f(4)
h()
print(h())
d = {"a": f(1)}
print(d, f"{f(2)}")
w = zs.sort()
print(w)
print(print("x"))
class A:
    def m(self) -> None:
        pass
a = A()
print(a.m(), [a.m()])
if f(5) is None:
    print("none")
z = f(1) if zs else f(2)
print(z)

class Lib:
    def __init__(self) -> None:
        self.books: list[str] = []

    def add(self, book: str) -> None:
        if book in self.books:
            return "there already"
        self.books.append(book)
        return f"{book} added"

    def show(self) -> None:
        for b in self.books:
            print(b)


lib = Lib()
print(lib.add("a"))
print(lib.add("a"))
lib.add("b")
lib.show()
print(lib.show())
