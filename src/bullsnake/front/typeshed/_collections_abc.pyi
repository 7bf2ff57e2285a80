# mypy looks here for its own needs.
