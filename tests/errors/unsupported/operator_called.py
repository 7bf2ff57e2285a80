"""A function of operator that stands alone."""
from operator import itemgetter

getter = itemgetter  # error: "operator.itemgetter is not supported here"
# help: "lambda"
print(list(map(getter(1), ["abc"])))
