"""else if is elif."""
n = 3
if n > 3:
    print("big")
elif n > 2:
    print("middle")
