"""build, check, cache, doctor, and colour."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from command import bullsnake, environment, executable

BROKEN = "x: int = 'a'\ny = undefined\n"


def test_build_makes_an_executable_that_can_be_moved(tmp_path: Path) -> None:
    built = executable(tmp_path, "import sys\nprint('args', sys.argv[1:])\nsys.exit(5)\n")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.move(built, elsewhere / "moved")
    done = subprocess.run([elsewhere / "moved", "a"], capture_output=True, text=True, cwd=elsewhere, env={"PATH": "/nowhere"})
    assert (done.returncode, done.stdout, done.stderr) == (5, "args ['a']\n", "")


def test_build_names_the_executable_after_the_program(tmp_path: Path) -> None:
    (tmp_path / "hello.py").write_text("print('hello')\n")
    assert bullsnake(tmp_path, "build", "hello.py").returncode == 0
    assert subprocess.run([tmp_path / "hello"], capture_output=True, text=True).stdout == "hello\n"


def test_check_reports_all_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text(BROKEN)
    (tmp_path / "good.py").write_text("print(1)\n")
    done = bullsnake(tmp_path, "check", "bad.py", "good.py")
    assert (done.returncode, done.stdout) == (1, "")
    assert "bad.py:1:10: error:" in done.stderr and "bad.py:2:5: error:" in done.stderr
    good = bullsnake(tmp_path, "check", "good.py")
    assert (good.returncode, good.stdout, good.stderr) == (0, "", "")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bad.py", "good.py"]


def test_cache_has_its_folder_and_can_be_removed(tmp_path: Path) -> None:
    settings = {"BULLSNAKE_CACHE": str(tmp_path / "kept")}
    assert bullsnake(tmp_path, "cache", "dir", settings=settings).stdout == f"{tmp_path / 'kept'}\n"
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").write_text("x")
    done = bullsnake(tmp_path, "cache", "clean", settings=settings)
    assert done.returncode == 0
    assert not (tmp_path / "kept").exists()


def test_changed_source_is_compiled_again(tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("VALUE: int = 1\n")
    (tmp_path / "prog.py").write_text("import helper\n\nprint(helper.VALUE)\n")
    assert bullsnake(tmp_path, "run", "prog.py").stdout == "1\n"
    (tmp_path / "helper.py").write_text("VALUE: int = 2\n")
    assert bullsnake(tmp_path, "run", "prog.py").stdout == "2\n"


def test_colour_only_where_it_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text(BROKEN)
    plain = bullsnake(tmp_path, "check", "bad.py").stderr
    forced = bullsnake(tmp_path, "check", "bad.py", settings={"FORCE_COLOR": "1"}).stderr
    refused = bullsnake(tmp_path, "check", "bad.py", settings={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stderr
    assert "\x1b[" not in plain and "\x1b[" in forced and refused == plain


def test_internal_errors_have_status_70_and_a_reproducer(tmp_path: Path) -> None:
    """A part of the compiler is made to fail; what the user sees is one sentence and a folder, not our traceback."""
    (tmp_path / "prog.py").write_text("print(1)\n")
    code = (
        "import sys, bullsnake.stages\n"
        "def fail(*args, **kwargs):\n    raise RuntimeError('made to fail')\n"
        "bullsnake.stages.compile_program = fail\n"
        "from bullsnake.cli.main import main\n"
        "sys.exit(main(['run', '--no-cache', 'prog.py']))\n"
    )
    settings = environment({"TMPDIR": str(tmp_path)})
    settings.pop("BULLSNAKE_DEBUG", None)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env=settings)
    assert done.returncode == 70
    assert "this is a bug in bullsnake" in done.stderr and "Traceback" not in done.stderr
    saved = next(tmp_path.glob("bullsnake-bug-*"))
    assert {p.name for p in saved.iterdir()} == {"error.txt", "prog.py"}


def test_doctor_checks_this_machine(tmp_path: Path) -> None:
    done = bullsnake(tmp_path, "doctor")
    lines = done.stdout.splitlines()
    assert {line.split(":")[0][5:] for line in lines} >= {"system", "python", "libc", "libm", "llvmlite", "mypy", "cache"}
    assert done.returncode == (1 if any(line.startswith("FAIL") for line in lines) else 0)
