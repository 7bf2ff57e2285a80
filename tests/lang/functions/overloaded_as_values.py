"""Overloaded functions and classes as values: the overload is chosen by what the place gives."""

from itertools import accumulate
words = ["abc", "de"]
print([list(r) for r in map(reversed, words)])
print(list(map(sum, [[1.5, 2.0], [3.0]])))
print(list(map(max, [[1, 3], [2, 1]])), list(map(min, [["b", "a"]])))
print(list(map(sorted, words)))
print(list(map(abs, [-1.5, 2.0])), list(map(round, [1.5, 2.5])))
print(list(map(tuple, [[1, 2], [3]])), list(map(list, words)), list(map(set, [[1, 1], [2]])))
print(list(map(dict, [[("a", 1)], [("b", 2)]])))
print(list(map(frozenset, ["aa", "b"])) == [frozenset("a"), frozenset("b")])
print(list(map("".join, [["a", "b"], ["c"]])), list(map(str.split, ["a b", "c"])), list(map(str.strip, [" a "])))
d = {"a": 1}
print(list(map(d.get, ["a", "b"])), list(map(len, [d, d])), list(map(ord, "ab")), list(map(chr, [97])))
print(list(map(max, [1, 5], [3, 2])), list(map(pow, [2, 3], [3, 2])), list(map(divmod, [7], [2])))
print(list(accumulate([1, 5, 2], max)), list(accumulate(["a", "b"], min)))
print(list(map(enumerate, [[5]]))[0].__next__())
print(list(map(any, [[0, 1], [0]])), list(map(all, [[True]])), list(map(bool, [[], [1]])), list(map(repr, [1.0])))
print(list(map(float, ["1.5"])), list(map(float, [1, 2])), list(map(int, [1.9])), list(map(str, [1, None])))
print(list(map(range, [2, 3])), list(map(bytes, [2, 1])), list(map(hex, [255])), list(map(iter, [[1]]))[0].__next__())
