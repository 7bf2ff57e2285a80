"""A method that str does not have."""
title = "the return"
if "turn" in title:
    print("found", title.upper())
