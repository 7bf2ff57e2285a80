"""A star import hides where names come from."""
from math import *  # error: "import *"
# help: "import"

print(floor(sqrt(17.0)))
