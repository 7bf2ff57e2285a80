"""Sets are not compiled yet; a dict with True does the same work."""
words = "a b a c".split()
seen = {"a", "b"}  # error: "set"
# help: "dict"
for word in words:
    print(word, word in seen)
