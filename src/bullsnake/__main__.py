"""`python -m bullsnake` is the `bullsnake` command."""

from bullsnake.cli.main import command

command()
