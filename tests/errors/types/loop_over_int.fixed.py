"""An int is not iterable."""
count = 3
for i in range(count):
    print("round", i)
