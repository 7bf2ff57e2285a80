"""An assignment inside of an expression is no statement."""
count = 3
print(count)
