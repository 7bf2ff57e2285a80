"""collections and random."""

import random
from collections import Counter, OrderedDict, defaultdict, deque


def main() -> None:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for i, w in enumerate("a b a c b a".split()):
        groups[w].append(i)
    print(groups, dict(groups), len(groups), groups["zz"], "q" in groups)
    counts: dict[str, int] = defaultdict(int)
    for ch in "hello":
        counts[ch] += 1
    print(sorted(counts.items()), counts["l"])
    c = Counter("mississippi")
    print(c, c["s"], c["z"], c.most_common(2), c.total(), sorted(c.elements()))
    c.update("miss")
    c["q"] += 1
    print(c.most_common(), c - Counter("iiii"), Counter([1, 1, 2]) + Counter([2]))
    d = deque([1, 2, 3])
    d.append(4)
    d.appendleft(0)
    print(d, d.pop(), d.popleft(), len(d), list(d), d[0], d[-1])
    d.rotate(1)
    d.extend([7, 8])
    print(d, 7 in d, deque([1, 2, 3], maxlen=2), deque("ab") == deque(["a", "b"]))
    q: deque[tuple[int, str]] = deque()
    q.append((1, "x"))
    while q:
        n, s = q.popleft()
        print(n, s)
        if n < 3:
            q.append((n + 1, s * 2))
    try:
        q.pop()
    except IndexError as e:
        print(e)
    o: OrderedDict[str, int] = OrderedDict()
    o["a"] = 1
    o["b"] = 2
    o.move_to_end("a")
    print(o, o.popitem(last=False), list(o))
    random.seed(42)
    print(random.random(), random.randint(1, 100), random.choice(["a", "b", "c"]), random.uniform(1.0, 2.0))
    xs = list(range(10))
    random.shuffle(xs)
    print(xs, random.sample(range(100), 5), random.choices([1, 2, 3], k=4), random.randrange(0, 100, 7))
    r = random.Random(7)
    print(r.random(), r.gauss(0.0, 1.0), r.getrandbits(40), [r.randint(0, 9) for _ in range(10)])
    tree: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    tree["x"]["y"] += 5
    print(tree["x"]["y"], {k: dict(v) for k, v in tree.items()})


main()
