"""The same quotes inside of an f-string."""
user = {"name": "Ann"}
print(f"hello {user["name"]}")  # error: "f-string"
# help: "use the other quotes"
