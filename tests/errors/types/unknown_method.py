"""A method that str does not have."""
title = "the return"
if title.contains("turn"):  # error: ""str" has no attribute "contains""
    # help: "in"
    print("found", title.upper())
