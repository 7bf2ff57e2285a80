"""An int is not iterable."""
count = 3
for i in count:  # error: "not iterable"
    # help: "range("
    print("round", i)
