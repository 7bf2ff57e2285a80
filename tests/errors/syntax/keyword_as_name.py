"""A word of the language is no name."""
class = "a"  # error: "invalid syntax"
# help: "write class_"
