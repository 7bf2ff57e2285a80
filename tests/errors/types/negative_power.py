"""int ** negative literal is a float in CPython; an int power must stay an int."""
base = 10
small = base**-2  # error: "negative"
# help: "float("
print(small)
