"""The same quotes inside of an f-string."""
user = {"name": "Ann"}
print(f"hello {user['name']}")
