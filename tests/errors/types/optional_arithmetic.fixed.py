"""Arithmetic with the result of dict.get, which may be None."""
stock = {"nail": 3, "bolt": 4}
total = 0
for key in ["nail", "bolt", "screw"]:
    total += stock.get(key, 0)
print(total)
