word = "cat"
word[0] = "b"  # error: "unsupported target for indexed assignment ("
print(word)
