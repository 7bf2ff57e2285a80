"""A name that the module does not offer."""
from math import sqrtt  # error: "sqrtt"
# help: "sqrt"

print(sqrtt(16.0))
