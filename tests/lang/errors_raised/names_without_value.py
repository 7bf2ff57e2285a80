"""Names read before they have a value, of every scope and kind: variables, functions, classes, after loops, `try` and `with`."""
# status: 1
import sys
def f(n: int) -> int:
    if n > 0:
        x = n
        s = "a"
        fl = 1.5
    try:
        print(x)
        print(s, fl)
    except UnboundLocalError as e:
        print("UL", e)
    try:
        print(s)
    except NameError as e:
        print(type(e).__name__, e)
    try:
        print(fl)
    except NameError as e:
        print(type(e).__name__, e)
    return 0
f(0)
f(1)
def g() -> None:
    try:
        raise ValueError("v")
    except ValueError as e:
        print(e)
g()
def h() -> None:
    def inner() -> int:
        return later
    try:
        print(inner())
    except NameError as e:
        print(type(e).__name__, e)
    later = 5
    print(inner())
h()
def k() -> None:
    items = [1, 2]
    for i in items:
        last = i
    print(last, i)
    for j in items[2:]:
        pass
    try:
        print(j)
    except UnboundLocalError as e:
        print(e)
k()
def loop() -> None:
    n = 0
    v = 1
    while n < 3:
        try:
            print(v)
        except UnboundLocalError as e:
            print(e)
            v = 10
        n += 1
        if n == 2:
            v = 7
loop()
def use() -> int:
    return counter + 1
try:
    use()
except NameError as e:
    print(e)
counter = 1
print(use())
class A:
    pass
def mk() -> "B":
    return B()
try:
    mk()
except NameError as e:
    print("class", e)
class B(A):
    v = 2
print(mk().v)

def again(tries: int) -> None:
    problem: str
    for i in range(tries):
        try:
            if i > 0:
                print(problem)
            if i == 1:
                raise ValueError(str(i))
            problem = f"p{i}"
        except ValueError as e:
            print("E", e)
        except UnboundLocalError as e2:
            print("U", e2)
again(4)
def cond(flag: bool) -> None:
    if flag:
        def helper() -> str:
            return "helped"
    try:
        print(helper())
    except UnboundLocalError as e:
        print(e)
cond(True)
cond(False)
if len(sys.argv) > 5:
    def maybe_defined() -> int:
        return 3
    limit = 3
def try_it() -> None:
    print(maybe_defined())
try:
    try_it()
except NameError as e:
    print(e)
try:
    print(limit)
except NameError as e:
    print(e)
while True:
    try:
        value = int("x")
        break
    except ValueError:
        break
try:
    print(value)
except NameError as e:
    print(e)
with open("/dev/null") as handle:
    opened = 1
print(opened, handle.closed)
def swallow() -> None:
    class_ = Quiet()
    with class_:
        inside = int("zz")
    print(inside)
class Quiet:
    def __enter__(self) -> "Quiet":
        return self
    def __exit__(self, a: object, b: object, c: object) -> bool:
        return True
try:
    swallow()
except UnboundLocalError as e:
    print(e)
def wrong_later_name() -> int:
    return total
try:
    print(wrong_later_name())
except NameError as e:
    print(e)
wrong_later_name()
total = 1
