"""A program of several modules: imports of names, of modules, aliases, shared mutable state."""
import prices
import stock as store
from models import Item, Order, total_weight
from prices import discount


def place(order: Order) -> str:
    try:
        for name, count in order.lines:
            store.take(name, count)
    except store.OutOfStock as error:
        store.undo()
        return f"refused: {error} (wanted {error.wanted})"
    store.commit()
    return f"{order.customer}: {prices.format_price(order.total(prices.table))}"


def main() -> None:
    for name, price, weight in [("nail", 5, 0.01), ("saw", 1999, 1.25), ("glue", 350, 0.4)]:
        store.add(Item(name, weight), 10)
        prices.table[name] = price
    orders = [Order("ann", [("nail", 9), ("saw", 1)]), Order("bob", [("glue", 2), ("nail", 2)]), Order("cyd", [("saw", 9)])]
    for order in orders:
        print(place(order))
    print(store.levels(), store.moves, prices.calls)
    prices.vat = 0
    print(place(Order("dot", [("glue", 1)])), discount(100), discount(percent=50, cents=100))
    print(total_weight([store.items[name] for name in sorted(store.items)]), Item("x", 1.0) == Item("x", 1.0))
    print(prices.__name__, store.__name__, __name__)


print("main is loading")
if __name__ == "__main__":
    main()
