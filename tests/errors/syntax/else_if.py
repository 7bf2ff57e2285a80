"""else if is elif."""
n = 3
if n > 3:
    print("big")
else if n > 2:  # error: "expected ':'"
    # help: "write elif"
    print("middle")
