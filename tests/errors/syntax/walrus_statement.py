"""An assignment inside of an expression is no statement."""
count := 3  # error: "invalid syntax"
# help: "write count = 3"
print(count)
