"""f-strings: expressions, conversions, widths, alignment, precision, nested fields."""


class Item:
    def __init__(self, name: str, price: float, stock: int) -> None:
        self.name = name
        self.price = price
        self.stock = stock

    def __str__(self) -> str:
        return f"{self.name}@{self.price:.2f}"

    def __repr__(self) -> str:
        return f"Item({self.name!r}, {self.price}, {self.stock})"


def table(items: list[Item]) -> None:
    width = max([len(item.name) for item in items])
    print(f"{'name':<{width}} | {'price':>8} | {'stock':^7}")
    print("-" * (width + 22))
    for item in items:
        print(f"{item.name:<{width}} | {item.price:8.2f} | {item.stock:^7}")
    print(f"{'total':<{width}} | {sum([i.price * i.stock for i in items]):8.1f} |")


items = [Item("nail", 0.05, 1200), Item("hammer", 18.5, 7), Item("anvil's", 349.999, 1)]
table(items)
for item in items:
    print(f"{item} {item!r}")
n = 255
print(f"{n} {n:d} {n:x} {n:X} {n:o} {n:b} {n:#x} {n:#010b} {n:08d} {n:+d} {n:,}")
print(f"{-1234567:,} {1234567.891:,.2f} {0.25:.0%} {1e10:e} {1.5:g} {-n:>8}|{n:<8}|{n:^8}|")
x = 3.14159
print(f"{x} {x:.3f} {x:10.2f} {x:<10.2f}| {x:+.1f} {x:010.4f} {x!r:>10}")
print(f"{'left':<10}|{'right':>10}|{'mid':^10}|{'fill':*^10}|{'cut off':.3}|")
print(f"{{braces}} {n + 1} {'a' + 'b'} {[i * i for i in range(4)]} {n if n > 3 else 0}")
print(f"{True} {None} {(1, 2)} {True:d} {'x':>{n // 50}}")
name, age = "Ann", 31
print(f"{name=} {age=} {age * 2=}")
