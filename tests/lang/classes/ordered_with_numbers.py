"""@total_ordering over a class that is compared with numbers, from either side."""

from functools import total_ordering


@total_ordering
class V:
    def __init__(self, n: int) -> None:
        self.n = n

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, V)
            and other.n == self.n
            or isinstance(other, int)
            and other == self.n
        )

    def __lt__(self, other: "V | int") -> bool:
        return self.n < (other if isinstance(other, int) else other.n)


def say(k: int) -> int:
    print("say", k, end=" ")
    return k


v = V(3)
for k in (2, 3, 4):
    print(v < k, v <= k, v > k, v >= k, v == k, v != k)
    print(k < v, k <= v, k > v, k >= v, k == v, say(k) < V(say(3)), V(say(1)) >= say(k))
    w = V(k)
    print(v < w, v <= w, v > w, v >= w, max(v, w).n, sorted([w, v])[0].n)
