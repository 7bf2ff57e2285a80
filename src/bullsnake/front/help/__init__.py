"""What to write instead: help for mypy's and CPython's messages, and clearer words where they speak of what a user does not see.

    finding      one message with its place, and the program around it
    names        names that are not defined
    attributes   attributes that are not there, or may not be assigned
    imports      modules, and what they have
    values       types that do not fit, operators, indices
    calls        arguments
    type_names   annotations that are missing, or say no type
    classes      overrides, abstract classes, order
    syntax       what CPython's parser refuses
    wording      messages in our style; those that only follow from another one

Each has a list of rules, a pattern and what to say; the first that says something counts.
"""
