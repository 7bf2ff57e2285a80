"""Sets and the views of a dict have no first item."""
letters = {"a"}
ages = {"ann": 31, "bob": 27}
print(list(letters)[0])
print(list(ages.keys())[1])
