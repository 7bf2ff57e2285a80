total = 0
globals()["total"] = 5  # error: "is not defined"
print(total)
