print(eval("1 + 2"), compile("1", "x", "eval"))  # error: "is not defined"
