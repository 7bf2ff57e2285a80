"""One run of mypy as a library, in this process, on texts, against our own stubs only.

Modules that are not given as texts come from `typeshed/`; nothing is read from the environment (MYPYPATH, site-packages, mypy's own
typeshed).
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from mypy.build import BuildResult, build
from mypy.errorcodes import FUNC_RETURNS_VALUE, STR_UNPACK
from mypy.errors import CompileError
from mypy.modulefinder import BuildSource
from mypy.options import Options

from bullsnake.front.mypy_plugin import TypesPlugin
from bullsnake.front.reading.certain_values import Change
from bullsnake.front.reading.empty_containers import Places
from bullsnake.front.reading.ignored_errors import testable_lines
from bullsnake.front.reading.rewriting import Changes, Found, for_mypy
from bullsnake.front.reading.sources import Source, is_standard
from bullsnake.front.tolerated import Ignored, sorted_out
from bullsnake.front.unannotated.rounds import with_signatures
from bullsnake.front.unannotated.signatures import Signatures
from bullsnake.front.uncertain.annotations import Annotation

HERE = Path(__file__).parent
STUBS = HERE / "typeshed"
Texts = dict[str, tuple[str, Changes]]
"""By path: what mypy reads, and where it differs from the file."""


@dataclass(slots=True)
class Job:
    """What is to be checked. stub_modules: for the library, which is checked with all stubs. places: of what may hold anything.
    bare: an annotation that is only `list` or `dict` counts as none.

    certain: by path, what is tested not to be None; optional: annotations that allow None. wanted: what has no annotation
    (`silent_places`); known: what was found for it. contradicted: what of it does say something,
    but not all: (module, line, name).
    """

    sources: list[Source]
    stub_modules: tuple[str, ...]
    places: dict[str, Places]
    bare: bool = False
    certain: dict[str, list[Change]] = field(default_factory=dict)
    optional: dict[str, set[Annotation]] = field(default_factory=dict)
    wanted: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    known: dict[str, Signatures] = field(default_factory=dict)
    contradicted: frozenset[tuple[str, int, str]] = frozenset()

    @property
    def is_lib(self) -> bool:
        return bool(self.stub_modules)

    def read(self, known: dict[str, Signatures]) -> Texts:
        """The texts as mypy is to read them, with what is known of what has no annotation."""
        return {s.path: self._read(s, known.get(s.module)) for s in self.sources}

    def _read(self, source: Source, known: Signatures | None) -> tuple[str, Changes]:
        places, certain = self.places.get(source.path, frozenset()), self.certain.get(source.path, ())
        found = Found(places, known, certain, self.optional.get(source.path, frozenset()))
        return for_mypy(source.text, self.is_lib or is_standard(source.path), found)

    def complete(self) -> tuple[Texts, BuildResult] | CompileError:
        """Read and checked with all that can be found out about what has no annotation."""
        read = self.read(self.known)
        built = self.check(read)
        if isinstance(built, CompileError):
            return built
        return (read, built) if self.is_lib else with_signatures(self, read, built)

    def check(self, read: Texts) -> BuildResult | CompileError:
        """What mypy makes of these texts."""
        wanted = [BuildSource(s.path, s.module, text=read[s.path][0], followed=False) for s in self.sources]
        wanted += [BuildSource(None, name, None) for name in self.stub_modules]
        options = _options()
        try:
            with tempfile.TemporaryDirectory(prefix="bullsnake-") as folder:
                options.shadow_file = _shadows({path: text for path, (text, changes) in read.items() if changes.lines}, folder)
                built = build(wanted, options, alt_lib_path=str(STUBS), extra_plugins=[TypesPlugin(options)])
        except CompileError as error:
            return error
        built.errors[:] = self._named(built.errors)
        return built

    def ignored(self) -> Ignored:
        """The errors that comments ignore, of which compiled code tests what it can."""
        texts = {} if self.is_lib else {s.path: s.text for s in self.sources if not is_standard(s.path)}
        return {path: testable_lines(text) for path, text in texts.items()}

    def open_errors(self, built: BuildResult) -> list[str]:
        """Errors and notes but for those."""
        return sorted_out(built.errors, self.ignored())[0] if built.errors else []

    def _named(self, messages: list[str]) -> list[str]:
        """The messages with the paths that the program's files are given by: mypy shortens them."""
        names = {os.path.abspath(s.path): s.path for s in self.sources}
        parts = [message.partition(":") for message in messages]
        return [names.get(os.path.abspath(path), path) + colon + rest for path, colon, rest in parts]


def _shadows(changed: dict[str, str], folder: str) -> list[list[str]] | None:
    """mypy reads files for itself: where a text was changed, it is to read another one."""
    found = []
    for number, (path, text) in enumerate(changed.items()):
        place = Path(folder, f"{number}.py")
        place.write_text(text, encoding="utf-8")
        found.append([path, str(place)])
    return found or None


def _options() -> Options:
    options = Options()
    options.python_version = (3, 11)
    options.custom_typeshed_dir = str(HERE / "no_typeshed")
    options.abs_custom_typeshed_dir = str(STUBS)
    options.python_executable = None
    options.cache_dir = os.devnull
    options.incremental = False
    options.export_types = True
    options.preserve_asts = True
    options.strict_optional = True
    options.implicit_optional = True
    options.check_untyped_defs = True
    options.extra_checks = True
    options.local_partial_types = False
    options.show_column_numbers = True
    options.show_error_end = True
    options.show_traceback = True
    options.error_summary = False
    options.color_output = False
    options.warn_no_return = True
    options.platform = "linux"
    options.disabled_error_codes = {STR_UNPACK, FUNC_RETURNS_VALUE}
    return options
