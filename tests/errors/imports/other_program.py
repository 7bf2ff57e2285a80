"""Modules of the library that run other programs are not there, wherever the import stands."""
import os
import subprocess  # error: "there is no module "subprocess""
# help: "run this program with python"


def host() -> str:
    import socket  # error: "there is no module "socket""
    # help: "compiled programs do not have socket"

    return socket.gethostname()


print(subprocess.run(["ls"]).returncode)
print(len(host()) > 0, os.sep)
