"""CPython refuses the sum of texts and of bytes when it runs."""

words = ["a", "b"]
print(sum(words, ""))  # error: "sum() cannot join values of type str"
# help: ".join"
print(sum([b"a", b"b"], b""))  # error: "sum() cannot join values of type bytes"
# help: "b"".join"
