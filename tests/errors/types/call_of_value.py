"""A number is called as if it were a function."""
rate = 3
amount = 7
print(rate(amount))  # error: ""int" not callable"
