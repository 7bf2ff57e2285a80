from functools import partial

cube = partial(pow, 3)  # error: "nothing tells the type of"
# error: "3:8: what is left to give to this partial() is not known"
print(cube(2))
print(partial(pow, 2)(5))  # error: "what is left to give to this partial() is not known"
