from collections import Counter, OrderedDict, defaultdict

print(sorted(Counter("hello").items()), [k for k in Counter("aab").keys()], sum(Counter("aab").values()))
for k, v in Counter([1, 1, 2]).items():
    print(k, v)
c = Counter("xyx")
print({k: v for k, v in c.items()}, max(c.values()), list(c.items()))
d: defaultdict[str, list[int]] = defaultdict(list)
d["a"].append(1)
print(sorted(d.items()), [v for v in d.values()])
o = OrderedDict([("p", 1)])
print(list(o.items()), [(k, v) for k, v in o.items()])
