"""Variables of a module that are given values of several types, with no function around them."""

total = 0
for x in (1, 0.5, 2):
    total += x
print(total)

best = None
for word in "the quick brown fox".split():
    if best is None or len(word) > len(best):
        best = word
print(best)

seen = []
pairs = {}
for i in range(4):
    seen.append(i * 0.5)
    pairs[str(i)] = (i, seen[-1])
print(seen, pairs)

value = "text"
print(value.upper())
value = [1, 2, 3]
print(value, len(value))
