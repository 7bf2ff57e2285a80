"""pytest's options for the language tests, their parameters, and the summary at the end."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from support import broken, matrix, modes, programs

KNOWN_FAILURES = Path(__file__).resolve().parent.parent / "known_failures.txt"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("bullsnake")
    group.addoption("--mode", action="append", default=[], help="mode of the runtime (repeatable), or `all`")
    group.addoption("--knobs", default="", help="more knobs for every program that a test runs, such as stackbarrier=all")
    group.addoption("--cpython-only", action="store_true", help="only ask CPython and mypy about the programs")


def pytest_configure(config: pytest.Config) -> None:
    modes.ALSO = config.getoption("--knobs")
    let_signals_through()


def let_signals_through() -> None:
    """What a shell starts in the background ignores SIGINT and SIGQUIT, and so would the programs that the tests interrupt."""
    for number, handler in ((signal.SIGINT, signal.default_int_handler), (signal.SIGQUIT, signal.SIG_DFL)):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, handler)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "mode" in metafunc.fixturenames:
        metafunc.parametrize("mode", modes.chosen(metafunc.config.getoption("--mode")))
    if "program" in metafunc.fixturenames:
        found = programs.discover()
        metafunc.parametrize("program", found, ids=[program.name for program in found])
    if "case" in metafunc.fixturenames:
        cases = broken.discover()
        metafunc.parametrize("case", cases, ids=[case.name for case in cases])


def known_failures() -> dict[str, str]:
    """Node id without the mode -> reason, from `tests/known_failures.txt`: one a line, a tab between them."""
    lines = KNOWN_FAILURES.read_text(encoding="utf-8").splitlines() if KNOWN_FAILURES.exists() else []
    return dict(line.split("\t", 1) for line in lines if line and not line.startswith("#"))


def without_mode(item: pytest.Item) -> str:
    """The node id, the same in each mode."""
    callspec = getattr(item, "callspec", None)
    mode = callspec.params.get("mode") if callspec else None
    return item.nodeid.replace(f"[{mode}-", "[") if mode else item.nodeid


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A known failure of ours that passes fails the run: then its line is to be removed."""
    reasons = {} if config.getoption("--cpython-only") else known_failures()
    for item in items:
        reason = reasons.get(without_mode(item))
        if reason is not None:
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


def kept(request: pytest.FixtureRequest, name: str) -> Path:
    """A folder that later runs find again; with `-p no:cacheprovider` one of this run."""
    cache = getattr(request.config, "cache", None)
    return cache.mkdir(name) if cache is not None else request.getfixturevalue("tmp_path_factory").mktemp(name)


@pytest.fixture(scope="session")
def oracle_cache(request: pytest.FixtureRequest) -> Path:
    return kept(request, "oracle")


@pytest.fixture(scope="session")
def mypy_cache(request: pytest.FixtureRequest) -> Path:
    return kept(request, "mypy")


@pytest.fixture
def cpython_only(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--cpython-only"))


def _ran(reporter: pytest.TerminalReporter, name: str) -> bool:
    reports = [report for key in ("passed", "failed") for report in reporter.stats.get(key, [])]
    return any(name in report.nodeid for report in reports)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _ran(terminalreporter, "test_lang.py"):
        found = programs.discover()
        median = programs.median_length(found)
        terminalreporter.section("language programs")
        terminalreporter.write_line(f"{len(found)} programs, median length {median:g} lines of code")
        for line in matrix.report(found):
            terminalreporter.write_line(line)
    if _ran(terminalreporter, "test_concurrent.py"):
        found = programs.discover(programs.CONCURRENT)
        terminalreporter.section("concurrent programs")
        terminalreporter.write_line(f"{len(found)} programs, median length {programs.median_length(found):g} lines of code")
        for folder in sorted({program.name.split("/")[0] for program in found}):
            terminalreporter.write_line(f"{sum(program.name.startswith(folder + '/') for program in found):4} {folder}")
    if _ran(terminalreporter, "test_errors.py"):
        terminalreporter.section("broken programs")
        terminalreporter.write_line(f"{len(broken.discover())} broken programs, each with its fixed twin")
