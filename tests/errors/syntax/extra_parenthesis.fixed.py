"""A parenthesis that closes nothing."""
sides = [3, 4]
print(max(sides[0], sides[1]))
print("end")
