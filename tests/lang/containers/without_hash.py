"""What has no hash; sets of tuples."""

from collections import deque, Counter, defaultdict
for make in (0, 1, 2, 3):
    try:
        o: object = deque([1]) if make == 0 else Counter("a") if make == 1 else {1} if make == 2 else [1]
        print(hash(o))
    except TypeError as e:
        print(e)
class A:
    def __eq__(self, other: object) -> bool:
        return True
    __hash__ = None  # type: ignore[assignment]
s = {(1, 2), (3, 4), (5, 6), (7, 8)}
print(s, {(1, "a"), (2, "b"), (3, "c")} == set(), {(9, 1), (8, 2), (7, 3), (6, 4), (5, 5)})
