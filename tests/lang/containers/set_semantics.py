"""Sets: order of iteration after many changes, every operation, errors, mixed representations."""


class Lcg:
    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, n: int) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % (1 << 63)
        return (self.state >> 33) % n


def key(random: Lcg) -> int:
    kind = random.below(4)
    if kind == 0:
        return random.below(10) * 64
    if kind == 1:
        return random.below(6) * (1 << 40) - 3
    return random.below(120) - 20


def many_changes(seed: int) -> None:
    random = Lcg(seed)
    live: set[int] = set()
    other: set[int] = set()
    for step in range(120):
        what = random.below(12)
        if what < 6:
            live.add(key(random))
        elif what < 8:
            live.discard(key(random))
        elif what == 8 and live:
            print(live.pop(), end=" ")
        elif what == 9:
            other = {key(random) for _ in range(random.below(30))}
        elif what == 10:
            choice = random.below(8)
            if choice == 0:
                live |= other
            elif choice == 1:
                live -= other
            elif choice == 2:
                live ^= other
            elif choice == 3 and step % 3 == 0:
                live &= other
            elif choice == 4:
                live = live.union(other)
            elif choice == 5:
                live = other - live
            elif choice == 6:
                live.update([key(random) for _ in range(5)])
            else:
                live = live.copy()
    print(list(live), len(live))
    print(list(live & other), list(live | other), list(live - other), list(live ^ other))
    print(list(frozenset(live)), hash(frozenset(live)))


def words() -> None:
    text = "the quick brown fox jumps over the lazy dog and the fox runs over the hill"
    seen: set[str] = set()
    repeated: set[str] = set()
    for word in text.split():
        (repeated if word in seen else seen).add(word)
    print(sorted(seen), sorted(repeated))
    print(sorted({w[0] for w in seen}), len({len(w) for w in seen}))
    print(sorted(seen - repeated)[:3], seen >= repeated, repeated < seen, repeated.isdisjoint({"cat"}))


def errors() -> None:
    empty: set[int] = set()
    try:
        empty.pop()
    except KeyError as error:
        print("KeyError", error)
    try:
        {1, 2}.remove(3)
    except KeyError as error:
        print("KeyError", error)
    numbers = {1, 2, 3}
    try:
        for n in numbers:
            numbers.add(n + 10)
    except RuntimeError as error:
        print("RuntimeError", error)


def mixed() -> None:
    both = {1} | {"one"}
    print(len(both), 1 in both, "one" in both, 2 in both)
    print({1, 2} == frozenset([2, 1]), {1, 2} != {1}, {True} == {1}, {1.0, 2.0} == {1, 2}, set() == frozenset())
    nested = {frozenset({1, 2}), frozenset({3}), frozenset()}
    print(frozenset([2, 1]) in nested, len(nested))
    groups: dict[frozenset[str], list[str]] = {}
    for word in ["tea", "eat", "ate", "tan", "nat"]:
        groups.setdefault(frozenset(word), []).append(word)
    print(list(groups.values()))
    pairs = {(1, "a"), (2, "b"), (1, "a")}
    print(len(pairs), sorted(pairs))
    print(set(), {0}, frozenset(), frozenset({7}), [{5}], {1: {2}})


def arguments() -> None:
    base = {1, 2, 3}
    print(base.union([4], (5,), {6}), base.intersection([2, 3, 9]), base.difference([1], {2}))
    sets = [{1, 2, 3}, {2, 3, 4}, {3, 4, 5}]
    print(set.union(*sets), set.intersection(*sets), base.union(*sets))
    print(set(range(5)), set("abca") == {"a", "b", "c"}, set({1: "x", 2: "y"}), set([3, 3]), set((1, 1)))
    print(base.issubset(range(10)), base.issuperset([1]), base.isdisjoint([9]))
    print(sorted(base, reverse=True), sum(base), max(base), min(base), list(base), tuple(base), any(base), len(base))
    base.intersection_update({2, 3})
    base.symmetric_difference_update([3, 4])
    print(base)
    base.difference_update({4})
    print(base)
    base.clear()
    print(base, bool(base))
    print({*range(3), 7}, {x for x in "banana" if x == "n"}, {10, 20, 30, 40, 50}, {-1, -2, 5})
    joined = ", ".join(sorted({"b", "a"}))
    print(joined)


def main() -> None:
    for seed in range(3):
        many_changes(seed)
    words()
    errors()
    mixed()
    arguments()


main()
