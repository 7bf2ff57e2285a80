"""The one error of the linker: something in an object that cannot become part of an executable."""


class LinkError(Exception):
    """A symbol, section or relocation that cannot be linked; the message names it and, if known, the function."""
