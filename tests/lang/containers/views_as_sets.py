"""The keys and items of dicts compared and combined as sets; dicts of collections with names as keys."""

from collections import Counter, OrderedDict, defaultdict

d = {"a": 1, "b": 2}
e = {"b": 2.5, "c": 0.5}
print(d.keys() <= {"a", "b", "c"}, d.keys() == {"a"}, d.keys() == {"a", "b"}, d.keys() - {"b"}, d.items() >= {("a", 1)}, d.keys() >= {"a"})
print(d.keys() | {"z"} == {"a", "b", "z"}, d.keys() & e.keys(), sorted(d.keys() | e.keys()), sorted(d.keys() ^ e.keys()))
print(d.keys() < {"a", "b"}, d.keys() < {"a", "b", "c"}, d.keys() > {"a"}, d.keys() > {"q"}, d.keys() >= e.keys(), d.keys() <= d.keys())
print(d.keys().isdisjoint({"q"}), d.keys().isdisjoint(["a"]), d.items().isdisjoint([("a", 2)]), d.keys() - ["a"])
print(d.items() - {("a", 1)}, d.items() & {("b", 2), ("c", 3)}, sorted(d.items() ^ {("b", 2), ("c", 3)}), sorted(d.items() | {("c", 3)}))
print(d.items() == {("a", 1), ("b", 2)}, d.keys() == {"b": 1, "a": 1}.keys(), d.items() == {"b": 2, "a": 1}.items(), d.items() <= d.items())
numbers = {n: n * n for n in range(40)}
print(numbers.keys() - set(range(3, 40)), numbers.keys() & range(38, 50), len(numbers.keys() | {41, 42}), numbers.keys() >= set(range(5)))
changed = [name for name in d.keys() & e.keys() if d[name] != e[name]]
print(changed, set() <= d.keys(), {"a"} == d.keys() - {"b"})

print(dict(a=1, b=2), Counter(x=3, y=1), dict({"q": 1}, r=2), dict([("q", 1)], r=2, q=3))
print(OrderedDict(a=1, b=2), defaultdict(int, k=1)["k"], defaultdict(list, k=[1])["m"], dict(d, c=3), d)
