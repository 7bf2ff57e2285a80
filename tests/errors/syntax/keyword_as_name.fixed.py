"""A word of the language is no name."""
class_ = "a"
print(class_)
