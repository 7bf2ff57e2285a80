"""A return at module level."""
n = 4
if n > 3:
    print("big")
    return  # error: "'return' outside function"
print("end")
