"""Text is not turned into code at run time."""
print(eval("1 + 2"))  # error: "eval"
exec("x = 1")  # error: "exec"
print("end")
