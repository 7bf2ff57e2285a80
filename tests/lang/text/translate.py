"""str.translate and str.maketrans."""

table = str.maketrans("abc", "xyz")
print("aabbcc!".translate(table), "".translate(table), table)
print("hello world".translate(str.maketrans("lo", "01", "eh")), str.maketrans("a", "b", "c"))
print("naïve €".translate({ord("ï"): "i", ord("€"): None, 110: "NN"}))
print("abc".translate({97: 65, 98: 8364}), "abc".translate({97: "longer "}))
texts: dict[str, str | int | None] = {"a": "1", "-": " minus ", "z": 90, "q": None}
codes: dict[int, str | int | None] = {120: "X"}
print("a-bzq".translate(str.maketrans(texts)), "xyz".translate(str.maketrans(codes)))
print("tabs\tand\nlines".translate(dict.fromkeys(map(ord, "\t\n"), " ")))
print("keep".translate({}), "remove vowels".translate({ord(c): None for c in "aeiou"}))
for pair in (("ab", "c"), ("", "x")):
    try:
        print(str.maketrans(*pair))
    except ValueError as error:
        print(error)
try:
    texts["ab"] = 1
    print(str.maketrans(texts))
except ValueError as error:
    print(error)
