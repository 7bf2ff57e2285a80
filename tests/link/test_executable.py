"""Executables that the linker writes: they start, compute as CPython does, and tools can read them."""

import math
import os
import shutil
import subprocess

import pytest
from link_help import START, compile_ir, run, write

from bullsnake.link import PROGRAM_HEADER_ADDR, Blob, Image, Layout, link_image, link_program

DECLARE = """
declare i32 @printf(ptr, ...)
declare i32 @puts(ptr)
declare void @exit(i32)
"""


def simple(body: str) -> bytes:
    return link_program(link_image([]), [compile_ir(START + DECLARE + body)])


def test_exit_code(tmp_path):
    program = simple("define i32 @entry(ptr %stack) { ret i32 42 }")
    assert run(write(tmp_path / "p", program)).returncode == 42


def test_arguments_reach_entry(tmp_path):
    program = simple("define i32 @entry(ptr %stack) { %n = load i32, ptr %stack\n ret i32 %n }")
    assert run(write(tmp_path / "p", program), "a", "b").returncode == 3


def test_mathematics_has_cpythons_digits(tmp_path):
    program = simple("""
declare double @exp(double)
declare double @pow(double, double)
declare double @log(double)
declare double @atof(ptr)
@format = internal constant [19 x i8] c"%.17g %.17g %.17g\\0A\\00"
define i32 @entry(ptr %stack) {
  %at = getelementptr i8, ptr %stack, i64 16
  %text = load ptr, ptr %at
  %x = call double @atof(ptr %text)
  %a = call double @exp(double %x)
  %b = call double @pow(double %x, double 0x3FD5555555555555)
  %c = call double @log(double %x)
  %r = call i32 (ptr, ...) @printf(ptr @format, double %a, double %b, double %c)
  ret i32 0
}""")
    path = write(tmp_path / "p", program)
    for x in (0.1, 2.718281828, 700.25, 1e-300):
        words = [float(word) for word in run(path, repr(x)).stdout.split()]
        assert words == [math.exp(x), math.pow(x, 1 / 3), math.log(x)]


def test_threads(tmp_path):
    program = simple("""
declare i32 @pthread_create(ptr, ptr, ptr, ptr)
declare i32 @pthread_join(i64, ptr)
@counter = internal global i64 0
define internal ptr @work(ptr %x) {
  %n = ptrtoint ptr %x to i64
  %old = atomicrmw add ptr @counter, i64 %n seq_cst
  ret ptr null
}
define i32 @entry(ptr %stack) {
  %a = alloca i64
  %b = alloca i64
  %r1 = call i32 @pthread_create(ptr %a, ptr null, ptr @work, ptr inttoptr (i64 3 to ptr))
  %r2 = call i32 @pthread_create(ptr %b, ptr null, ptr @work, ptr inttoptr (i64 4 to ptr))
  %ta = load i64, ptr %a
  %tb = load i64, ptr %b
  %j1 = call i32 @pthread_join(i64 %ta, ptr null)
  %j2 = call i32 @pthread_join(i64 %tb, ptr null)
  %n = load i64, ptr @counter
  %m = trunc i64 %n to i32
  ret i32 %m
}""")
    assert run(write(tmp_path / "p", program)).returncode == 7


def test_library_data_through_the_got(tmp_path):
    program = simple("""
@environ = external global ptr
define i32 @entry(ptr %stack) {
  %list = load ptr, ptr @environ
  %first = load ptr, ptr %list
  %r = call i32 @puts(ptr %first)
  ret i32 0
}""")
    done = subprocess.run([write(tmp_path / "p", program)], capture_output=True, text=True, env={"SNAKE": "bull"})
    assert done.stdout == "SNAKE=bull\n"


RUNTIME = (
    START
    + DECLARE
    + """
@"bullsnake.program" = external dso_local global [4 x ptr]
@"image.table" = external dso_local global [2 x i64]
@"bullsnake.image.roots.start" = external dso_local global i8
@"bullsnake.image.roots.end" = external dso_local global i8
@hook = global ptr null, section ".bs_roots"
@zeros = global [5000 x i64] zeroinitializer
define i32 @entry(ptr %stack) {
  %main = load ptr, ptr @"bullsnake.program"
  %r = call i32 %main()
  ret i32 %r
}
define i64 @image_roots() {
  %e = ptrtoint ptr @"bullsnake.image.roots.end" to i64
  %s = ptrtoint ptr @"bullsnake.image.roots.start" to i64
  %d = sub i64 %e, %s
  ret i64 %d
}
define i64 @image_table() { %v = load i64, ptr @"image.table" ret i64 %v }
define void @set_hook(ptr %p) { store ptr %p, ptr @hook ret void }
define weak i32 @choice() { ret i32 1 }
"""
)
PROGRAM = (
    DECLARE
    + """
declare i64 @image_roots()
declare i64 @image_table()
declare void @set_hook(ptr)
declare i32 @choice()
declare double @cbrt(double)
@"program.table" = external dso_local global i64
@"bullsnake.program.roots.start" = external dso_local global i8
@"bullsnake.program.roots.end" = external dso_local global i8
@a = internal global ptr null, section ".bs_roots"
@b = internal global ptr @format, section ".bs_roots"
@format = internal constant [26 x i8] c"%ld %ld %ld %ld %d %.17g\\0A\\00"
define i32 @main() {
  store volatile ptr @format, ptr @a
  call void @set_hook(ptr @b)
  %roots = call i64 @image_roots()
  %table = call i64 @image_table()
  %own = load i64, ptr @"program.table"
  %e = ptrtoint ptr @"bullsnake.program.roots.end" to i64
  %s = ptrtoint ptr @"bullsnake.program.roots.start" to i64
  %n = sub i64 %e, %s
  %c = call i32 @choice()
  %d = call double @cbrt(double 27.0)
  %f = load volatile ptr, ptr @b
  %r = call i32 (ptr, ...) @printf(ptr %f, i64 %roots, i64 %table, i64 %own, i64 %n, i32 %c, double %d)
  ret i32 5
}"""
)


def word(value: int) -> bytes:
    return value.to_bytes(8, "little")


def image() -> Image:
    return link_image([compile_ir(RUNTIME)], extra=[Blob("image.table", word(77) + word(0))])


def program_tables(layout: Layout) -> list[Blob]:
    text = layout.section(0)
    assert layout.ranges["text"][0] <= text == layout.sections(0)[0].address
    assert layout.address("a", 0) in range(*layout.ranges["roots"])
    return [
        Blob("bullsnake.program", lambda late: word(late.address("main")) + word(late.address("program.table"))),
        Blob("state", bytes(8), writable=True),
        Blob("program.table", lambda late: word(late.address("main") - text) + word(late.address("state"))),
    ]


def two_stages() -> bytes:
    return link_program(Image.from_bytes(image().to_bytes()), [compile_ir(PROGRAM)], program_tables)


def test_image_and_program(tmp_path):
    done = run(write(tmp_path / "p", two_stages()))
    assert (done.stdout, done.returncode) == (f"8 77 0 16 1 {math.cbrt(27.0):.17g}\n", 5)


def test_output_is_deterministic():
    assert two_stages() == two_stages()
    assert image().to_bytes() == image().to_bytes()


def test_image_survives_its_bytes():
    first = image()
    assert Image.from_bytes(first.to_bytes()) == first
    assert first.externs == ["exit"]
    names = {name for _, _, name in first.functions()}
    assert {"entry", "set_hook", "_start"} <= names
    assert first.symbols["bullsnake.program"] == PROGRAM_HEADER_ADDR


@pytest.mark.skipif(not shutil.which("readelf"), reason="needs readelf")
def test_readelf_has_no_complaint(tmp_path):
    path = write(tmp_path / "p", two_stages())
    done = subprocess.run(["readelf", "-a", "-W", path], capture_output=True, text=True)
    assert done.stderr == ""
    assert "Warning" not in done.stdout and "Error" not in done.stdout
    frames = subprocess.run(["readelf", "--debug-dump=frames", path], capture_output=True, text=True)
    functions = (RUNTIME + PROGRAM).count("define ") + 1  # and _start
    assert frames.stderr == "" and frames.stdout.count(" FDE ") == functions


@pytest.mark.skipif(not shutil.which("readelf"), reason="needs readelf")
def test_versions_are_the_machines_defaults(tmp_path):
    program = simple("""
declare double @exp(double)
declare double @pow(double, double)
define i32 @entry(ptr %stack) {
  %x = load volatile double, ptr %stack
  %a = call double @exp(double %x)
  %b = call double @pow(double %a, double %x)
  store volatile double %b, ptr %stack
  ret i32 0
}""")
    path = write(tmp_path / "p", program)
    symbols = subprocess.run(["readelf", "--dyn-syms", "-W", path], capture_output=True, text=True).stdout
    assert "exp@GLIBC_2.29" in symbols and "pow@GLIBC_2.29" in symbols


GDB = """
define internal void @innermost(i64 %x) noinline { call void @abort() ret void }
define internal void @middle(i64 %x) noinline { %y = alloca [7 x i64]
 store volatile i64 %x, ptr %y
 call void @innermost(i64 %x)
 store volatile i64 %x, ptr %y
 ret void }
declare void @abort()
define i32 @entry(ptr %stack) { call void @middle(i64 1) ret i32 0 }
"""


@pytest.mark.skipif(not shutil.which("gdb"), reason="needs gdb")
def test_gdb_names_functions(tmp_path):
    path = write(tmp_path / "p", simple(GDB.replace("(i64 %x) noinline", "(i64 %x) noinline uwtable")))
    command = ["gdb", "-nx", "-batch", "-ex", "run", "-ex", "bt", str(path)]
    environment = {**os.environ, "DEBUGINFOD_URLS": ""}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
    lines = [line for line in done.stdout.splitlines() if line.startswith("#") and " in " in line]
    frames = [line.split(" in ")[1].split()[0] for line in lines]
    assert frames[-4:] == ["innermost", "middle", "entry", "_start"], done.stdout


@pytest.mark.skipif(not shutil.which("gdb"), reason="needs gdb")
def test_gdb_unwinds_from_program_into_image(tmp_path):
    path = write(tmp_path / "p", two_stages())
    command = [
        "gdb",
        "-nx",
        "-batch",
        "-ex",
        "set backtrace past-main",
        "-ex",
        "break set_hook",
        "-ex",
        "run",
        "-ex",
        "bt",
        str(path),
    ]
    environment = {**os.environ, "DEBUGINFOD_URLS": ""}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
    backtrace = done.stdout[done.stdout.index("#0") :]
    assert [name in backtrace for name in ("set_hook", "main ()", "entry ()", "_start ()")] == [True] * 4, done.stdout


@pytest.mark.skipif(not shutil.which("valgrind"), reason="needs valgrind")
def test_valgrind_starts_it(tmp_path):
    path = write(tmp_path / "p", two_stages())
    done = subprocess.run(["valgrind", "-q", path], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (5, "")


def test_landing_pads_link_without_a_personality(tmp_path):
    program = simple("""
declare i32 @nobody_has_this_personality(...)
declare i32 @getpid()
define i32 @entry(ptr %stack) uwtable personality ptr @nobody_has_this_personality {
  %r = invoke i32 @getpid() to label %good unwind label %bad
good:
  ret i32 9
bad:
  %pad = landingpad { ptr, i32 } cleanup
  ret i32 1
}""")
    path = write(tmp_path / "p", program)
    assert run(path).returncode == 9
    if shutil.which("readelf"):
        done = subprocess.run(["readelf", "--debug-dump=frames", path], capture_output=True, text=True)
        assert done.stderr == "" and 'Augmentation:          "zPLR"' in done.stdout
