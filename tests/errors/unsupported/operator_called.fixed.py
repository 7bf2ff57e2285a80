"""A function of operator that is called at once."""
from operator import itemgetter

print(list(map(itemgetter(1), ["abc"])))
