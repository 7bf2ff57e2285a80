"""int ** negative literal is a float in CPython; an int power must stay an int."""
base = 10
small = float(base) ** -2
print(small)
