"""str.translate and str.maketrans."""

table = str.maketrans("abc", "xyz")
print("aabbcc!".translate(table), "".translate(table), table)
print("hello world".translate(str.maketrans("lo", "01", "eh")), str.maketrans("a", "b", "c"))
print("naïve €".translate({ord("ï"): "i", ord("€"): None, 110: "NN"}))
print("abc".translate({97: 65, 98: 8364}), "abc".translate({97: "longer "}))
print("a-b".translate(str.maketrans({"a": "1", "-": " minus "})), "xyz".translate(str.maketrans({120: "X"})))
print("tabs\tand\nlines".translate(dict.fromkeys(map(ord, "\t\n"), " ")))
print("keep".translate({}), "remove vowels".translate({ord(c): None for c in "aeiou"}))
for pair in (("ab", "c"), ("", "x")):
    try:
        print(str.maketrans(*pair))
    except ValueError as error:
        print(error)
try:
    print(str.maketrans({"ab": 1}))
except ValueError as error:
    print(error)
