"""From a program's files to the texts that mypy reads: found, parsed, refused by their looks, changed where that helps."""
