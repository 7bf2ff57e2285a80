"""Functions without annotations: what they take follows from their calls and defaults, what they give from their returns.

A program is checked first as it is. If a function of it says nothing about a parameter or about what it returns, mypy's types of the
arguments of all its calls, and of all that it returns, are joined, written into the text that mypy reads, and the program is checked
again; what is known then may tell more, so this goes on until nothing changes, a few times at most (all is found anew each time). Where
nothing tells a type, the text stays, and `legality` asks for an annotation. The same goes for fields and variables that begin empty.

    slots.py       what says nothing: parameters, results, fields and variables that begin empty
    assignments.py what each target of an assignment is given
    widening.py    variables that are given values of several types
    uses.py        what all these are given, and what functions give
    contents.py    what is put into containers
    types_of.py    the type of an expression, as well as it can be known
    joining.py     one type of several
    spelling.py    a type as text
    signatures.py  all of it for a program; reading/signatures.py puts the texts in
    rounds.py      until nothing changes
"""
