"""A relative import in a program that is not a package."""
from . import helper  # error: "import"


print(helper.value())
