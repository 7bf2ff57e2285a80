"""A line that returns to a column where no block began."""
# error: "8: unindent does not match any outer indentation level"
# help: "an outer block"

def sign(n: int) -> int:
    if n > 0:
            return 1
        return -1


print(sign(3))
