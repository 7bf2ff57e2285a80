names = ["a", "b"]
print(names[names.index("a")])
