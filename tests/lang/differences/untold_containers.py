# mypy: disable-error-code="var-annotated, no-any-return"
"""Containers that begin empty, and of which no annotation says what they hold: as under CPython, but for the warnings."""
# expect: ['nail', 'saw', 'rod'] {'nail': 3, 'saw': 13, 'rod': 3} [3, 4] deque([('nail', 3), ('saw', 13), ('rod', 3)])
# expect: 19 nail ['nail', 'rod'] {'n': 1, 's': 1, 'r': 1} [('nail', 0), ('saw', 1), ('rod', 2)]
# expect: True False saw 19 r
# expect: NAIL 4
# expect: SAW 14
# expect: ROD 4
# expect: ['nail', 'rod'] 6
# expect: [] {} False
# expect: [[1.0, 2.5], [3.0, 4.0]] 6.5 2
# expect: [1, 'a', 2.5, True]
# expect: [] 0 True
import heapq
from collections import OrderedDict, defaultdict, deque


class Cart:
    def __init__(self) -> None:
        self.names = []; self.prices = {}
        self.sizes = set()
        self.orders = deque()
        self.heap = []
        self.groups = defaultdict(list)
        self.counts = defaultdict(int)
        self.order = OrderedDict()

    def add(self, name: str, price: int) -> None:
        self.names.append(name)
        self.prices[name] = price
        self.sizes.add(len(name))
        self.orders.append((name, price))
        heapq.heappush(self.heap, (price, name))
        self.groups[price].append(name)
        self.counts[name[0]] += 1
        self.order[name] = len(self.order)

    def total(self) -> int:
        found = 0
        for name in self.names:
            found += self.prices[name]
        return found

    def cheapest(self) -> str:
        return heapq.heappop(self.heap)[1]

    def clear(self) -> None:
        self.names = []
        self.prices = {}


class Grid:
    def __init__(self, width: int) -> None:
        self.rows = []
        self.width = width

    def fill(self, values: "list[float]") -> None:
        for start in range(0, len(values), self.width):
            self.rows.append(values[start : start + self.width])

    def column(self, at: int) -> float:
        total = 0.0
        for row in self.rows:
            total += row[at]
        return total


class Mixed:
    def __init__(self) -> None:
        self.parts = []

    def take(self, part: object) -> "Mixed":
        self.parts.append(part)
        return self


def main() -> None:
    cart = Cart()
    for name, price in [("nail", 3), ("saw", 13), ("rod", 3)]:
        cart.add(name, price)
    print(cart.names, cart.prices, sorted(cart.sizes), cart.orders)
    print(cart.total(), cart.cheapest(), cart.groups[3], dict(cart.counts), list(cart.order.items()))
    print("saw" in cart.names, 13 in cart.sizes, max(cart.names), sum(cart.prices.values()), cart.names[-1][0])
    for key, value in cart.prices.items():
        print(key.upper(), value + 1)
    cart.names.sort()
    print([n for n in cart.names if n != "saw"], cart.orders.popleft()[1] * 2)
    cart.clear()
    print(cart.names, cart.prices, bool(cart.names))
    grid = Grid(2)
    grid.fill([1.0, 2.5, 3.0, 4.0])
    print(grid.rows, grid.column(1), len(grid.rows))
    print(Mixed().take(1).take("a").take(2.5).take(True).parts)
    nothing = []
    print(nothing, len(nothing), nothing == [])


main()
