"""CPython refuses the sum of texts and of bytes when it runs."""

words = ["a", "b"]
print("".join(words))
print(b"".join([b"a", b"b"]))
