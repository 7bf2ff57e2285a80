"""What may be None where an object is wanted: `node.next.value`, `limit + 1`, `for x in items` of an Optional.

mypy calls each of these an error; CPython goes on until there is a None, and raises an AttributeError or a TypeError then. So does
the compiled program: such a value is put into `__certain__(value, told)` in the text that mypy reads, whose type is the value's
without None, and which is compiled to a test (front/special_calls.py). A warning tells of the first.

Only where CPython itself would stop. An argument of a function of the program, a result or a field takes a None silently: there the
annotation is read as `X | None`, and what uses the value may have to be tested then.

    places.py         which values of a program these are, and what CPython says of a None there
    annotations.py    which annotations forget None; reading/optional_annotations.py changes the text
    complaints.py     the lines on which mypy finds them
    certain_types.py  the type of such a call, for mypy
    rounds.py         until mypy finds no more; reading/certain_values.py changes the text
"""
