import operator
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import attrgetter, itemgetter, methodcaller, mul


@dataclass
class P:
    name: str
    age: int


def main() -> None:
    pairs = [("b", 2), ("a", 3), ("c", 1)]
    print(sorted(pairs, key=itemgetter(1)), sorted(pairs, key=itemgetter(0), reverse=True), max(pairs, key=operator.itemgetter(1)))
    people = [P("zoe", 30), P("al", 40), P("bob", 30)]
    print(sorted(people, key=attrgetter("name")), sorted(people, key=attrgetter("age", "name")))
    print(reduce(operator.add, [1, 2, 3]), reduce(mul, [1.5, 2.0]), list(accumulate([1, 2, 3], operator.mul)), list(map(operator.neg, [1, -2])))
    people.sort(key=operator.attrgetter("age"), reverse=True)
    print([p.name for p in people], sorted(["b", "A"], key=methodcaller("lower")), list(map(itemgetter(0, 1), pairs)))
    table: dict[str, Callable[[float, float], float]] = {"+": operator.add, "-": operator.sub, "/": operator.truediv}
    print({sign: work(7.0, 2.0) for sign, work in table.items()})


main()
