import time
from pathlib import Path, PurePath


def main() -> None:
    p = Path("/usr/lib") / "python3" / "x.tar.gz"
    print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.is_absolute(), p.anchor)
    print([str(q) for q in p.parents], p.with_suffix(".txt"), p.with_name("y"), p.with_stem("z"), p.relative_to("/usr"), p.joinpath("a", "b"))
    print(Path("a/./b//c"), Path("."), Path(""), Path("a", "/b"), "x" / Path("y"), Path("a") == Path("./a"), hash(Path("a")) == hash(Path("a")), Path("a") < Path("b"))
    print(p.match("*.gz"), p.match("python?/*.tar.gz"), p.match("[xy].*"), p.match("*.txt"), Path(".bashrc").suffix, Path("a.").suffix, PurePath("a/b").as_posix())
    base = Path(f"/tmp/bs_{time.time_ns()}")
    (base / "a" / "b").mkdir(parents=True)
    (base / "a").mkdir(exist_ok=True)
    f = base / "a" / "one.txt"
    print(f.write_text("hello\nworld\n"), f.read_text().splitlines(), f.stat().st_size, f.exists(), f.is_file(), f.parent.is_dir())
    (base / "two.txt").touch()
    (base / "a" / "b" / "three.py").write_text("x")
    print(sorted(str(q.relative_to(base)) for q in base.glob("*.txt")), sorted(q.name for q in base.rglob("*")), sorted(q.name for q in base.glob("**/*.txt")), sorted(q.name for q in base.iterdir()))
    with open(f) as file:
        print(file.readline().strip())
    with f.open("a") as file:
        file.write("more")
    print(f.read_text())
    g = f.rename(base / "renamed.txt")
    print(g.name, f.exists(), g.exists())
    for k in range(3):
        try:
            if k == 0:
                f.unlink()
            elif k == 1:
                base.mkdir()
            else:
                p.relative_to("/opt")
        except FileNotFoundError as e:
            print(str(e).replace(str(base), ""))
        except FileExistsError as e:
            print(str(e).replace(str(base), ""))
        except ValueError as e:
            print(str(e).replace(str(base), ""))
    f.unlink(missing_ok=True)
    print(Path.cwd().is_absolute(), Path("x/../y").resolve().name, Path("~").expanduser() == Path.home(), f"{p}", {Path("a"): 1}[Path("a")])

    if base.exists():
        for q in sorted(base.rglob("*"), reverse=True):
            if q.is_dir():
                q.rmdir()
            else:
                q.unlink()
        base.rmdir()
    print(base.exists())


main()
