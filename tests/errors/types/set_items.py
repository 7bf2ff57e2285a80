"""Sets and the views of a dict have no first item."""
letters = {"a"}
ages = {"ann": 31, "bob": 27}
print(letters[0])  # error: "value of type "set[str]" is not indexable"
# help: "only lists, tuples"
print(ages.keys()[1])  # error: "is not indexable"
# help: "only lists, tuples"
