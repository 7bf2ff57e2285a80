"""Modules of the library that run other programs are not there, wherever the import stands."""
import os


def host() -> str:
    return os.environ.get("HOSTNAME", "here")


print(len(host()) > 0, os.sep)
