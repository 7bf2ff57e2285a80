import os
import os.path
import time
from os.path import join


def main() -> None:
    base = f"/tmp/bs_{time.time_ns()}"
    os.makedirs(join(base, "a", "b"))
    os.makedirs(join(base, "a"), exist_ok=True)
    with open(join(base, "a", "x.txt"), "w") as out:
        out.write("hello\n")
    print(sorted(os.listdir(base)), sorted(os.listdir(join(base, "a"))), os.path.isdir(base), os.path.isfile(join(base, "a/x.txt")))
    print(os.path.getsize(join(base, "a/x.txt")), os.stat(join(base, "a/x.txt")).st_size)
    os.rename(join(base, "a/x.txt"), join(base, "a/y.txt"))
    for folder, dirs, files in os.walk(base):
        print(os.path.relpath(folder, base), sorted(dirs), sorted(files))
    for work in ("mkdir", "rmdir", "remove", "listdir", "rename"):
        try:
            if work == "mkdir":
                os.mkdir(base)
            elif work == "rmdir":
                os.rmdir(base)
            elif work == "remove":
                os.remove(join(base, "none"))
            elif work == "listdir":
                os.listdir(join(base, "none"))
            else:
                os.rename(join(base, "none"), join(base, "other"))
        except FileNotFoundError as e:
            print("not found", str(e).replace(base, ""))
        except OSError as e:
            print(type(e).__name__, str(e).replace(base, ""))
    print(os.path.splitext("a/b.tar.gz"), os.path.split("/a/b/c"), os.path.basename("x/y"), os.path.dirname("x/y"), os.path.normpath("a/./b/../c//d"))
    print(os.path.relpath("/a/b/c", "/a/d"), os.path.commonpath(["/a/b", "/a/c"]), os.path.commonprefix(["abc", "abd"]), os.path.isabs("/x"), os.sep)
    os.chdir(base)
    print(os.getcwd() == base, os.environ.get("BS_NOPE", "none"), os.getenv("BS_NOPE"), "PATH" in os.environ, os.environ["HOME"] == os.path.expanduser("~"))

    os.chdir("/")
    if os.path.exists(base):
        for folder, _, files in os.walk(base, topdown=False):
            for f in files:
                os.remove(join(folder, f))
            os.rmdir(folder)
    print(os.path.exists(base))


main()
