a, b, c = "xyz"
print(a, b, c)
first, *rest = "hello"
print(first, rest)
for x, y in ["ab", "cd"]:
    print(x + y)
try:
    p, q = "abc"
except ValueError as e:
    print(e)
try:
    p, q = "a"
except ValueError as e:
    print(e)
d = {k: v for k, v in ("k1", "v2")}
print(d)
