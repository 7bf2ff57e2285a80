"""csv: tables as text, with CPython's rules of quoting and its errors.

Rows are read as lists and dicts of texts: with QUOTE_NONNUMERIC they stay texts, and a row for a DictReader that has more fields than
there are names is an Error. A field that is missing is `restval`. A dialect is a name: "excel", "excel-tab" or "unix".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3

_START, _FIELD, _QUOTED, _AFTER_QUOTE, _ESCAPED, _ESCAPED_IN_QUOTES, _END_OF_LINE = range(7)


class Error(Exception):
    pass


class _Dialect:
    """How a table is written. An option that is None is the dialect's."""

    def __init__(
        self,
        name: str,
        delimiter: str | None,
        quotechar: str | None,
        escapechar: str | None,
        doublequote: bool,
        skipinitialspace: bool,
        lineterminator: str | None,
        quoting: int | None,
        strict: bool,
    ) -> None:
        if name not in ("excel", "excel-tab", "unix"):
            raise Error("unknown dialect")
        self.delimiter = delimiter if delimiter is not None else "\t" if name == "excel-tab" else ","
        self.quotechar = quotechar if quotechar is not None else '"'
        self.escapechar = escapechar if escapechar is not None else ""
        self.doublequote = doublequote
        self.skipinitialspace = skipinitialspace
        self.lineterminator = lineterminator if lineterminator is not None else "\n" if name == "unix" else "\r\n"
        self.quoting = quoting if quoting is not None else QUOTE_ALL if name == "unix" else QUOTE_MINIMAL
        self.strict = strict
        if len(self.delimiter) != 1:
            raise TypeError('"delimiter" must be a 1-character string')
        if len(self.quotechar) != 1:
            raise TypeError('"quotechar" must be a 1-character string')


# --- reading ------------------------------------------------------------------------------------------------------------------


class reader:
    """The rows of a table, whose lines come from a file or anything else that gives them."""

    def __init__(
        self,
        csvfile: Iterable[str],
        dialect: str = "excel",
        *,
        delimiter: str | None = None,
        quotechar: str | None = None,
        escapechar: str | None = None,
        doublequote: bool = True,
        skipinitialspace: bool = False,
        lineterminator: str | None = None,
        quoting: int | None = None,
        strict: bool = False,
    ) -> None:
        self._dialect = _Dialect(
            dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict
        )
        self._lines: Iterator[str] = iter(csvfile)
        self.line_num = 0
        self._fields: list[str] = []
        self._chars: list[str] = []
        self._state = _START

    def __iter__(self) -> reader:
        return self

    def __next__(self) -> list[str]:
        self._fields = []
        self._state = _START
        more = True
        while more:
            try:
                line = next(self._lines)
            except StopIteration:
                self._end_of_file()
                return self._fields
            self.line_num += 1
            more = self._read_line(line)
        return self._fields

    def _end_of_file(self) -> None:
        """What is open still is the last field."""
        if not self._chars and self._state != _QUOTED:
            raise StopIteration
        if self._dialect.strict:
            raise Error("unexpected end of data")
        self._save()

    def _save(self) -> None:
        self._fields.append("".join(self._chars))
        self._chars = []

    def _read_line(self, line: str) -> bool:
        """Whether the row goes on in the next line."""
        begun = bool(self._fields) or bool(self._chars) or self._state != _START
        for char in line:
            if self._state == _END_OF_LINE:
                if char not in "\r\n":
                    raise Error(
                        "new-line character seen in unquoted field - do you need to open the file with newline=''?"
                    )
            elif char in "\r\n" and not begun and self._state == _START:
                self._state = _END_OF_LINE
            else:
                begun = True
                self._read(char)
        return self._finish_line(begun)

    def _finish_line(self, begun: bool) -> bool:
        if self._state == _QUOTED:
            return True
        if self._state == _ESCAPED_IN_QUOTES:
            self._chars.append("\n")
            self._state = _QUOTED
            return True
        if self._state == _ESCAPED:
            self._chars.append("\n")
            self._state = _FIELD
            return True
        if begun and self._state != _END_OF_LINE:
            self._save()
        self._state = _START
        return False

    def _read(self, char: str) -> None:
        if self._state == _QUOTED:
            self._read_quoted(char)
        elif self._state == _ESCAPED or self._state == _ESCAPED_IN_QUOTES:
            self._chars.append(char)
            self._state = _FIELD if self._state == _ESCAPED else _QUOTED
        elif self._state == _AFTER_QUOTE:
            self._read_after_quote(char)
        else:
            self._read_plain(char)

    def _read_plain(self, char: str) -> None:
        dialect = self._dialect
        at_start = self._state == _START
        if char in "\r\n":
            self._save()
            self._state = _END_OF_LINE
        elif at_start and char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self._state = _QUOTED
        elif char == dialect.escapechar:
            self._state = _ESCAPED
        elif at_start and char == " " and dialect.skipinitialspace:
            return
        elif char == dialect.delimiter:
            self._save()
            self._state = _START
        else:
            self._chars.append(char)
            self._state = _FIELD

    def _read_quoted(self, char: str) -> None:
        dialect = self._dialect
        if char == dialect.escapechar:
            self._state = _ESCAPED_IN_QUOTES
        elif char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self._state = _AFTER_QUOTE if dialect.doublequote else _FIELD
        else:
            self._chars.append(char)

    def _read_after_quote(self, char: str) -> None:
        dialect = self._dialect
        if char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self._chars.append(char)
            self._state = _QUOTED
        elif char == dialect.delimiter:
            self._save()
            self._state = _START
        elif char in "\r\n":
            self._save()
            self._state = _END_OF_LINE
        elif dialect.strict:
            raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
        else:
            self._chars.append(char)
            self._state = _FIELD


class DictReader:
    """Rows as dicts, by the names in the first one or those that are given. Empty lines are left out."""

    def __init__(
        self,
        f: Iterable[str],
        fieldnames: Sequence[str] | None = None,
        restkey: str | None = None,
        restval: str | None = None,
        dialect: str = "excel",
        *,
        delimiter: str | None = None,
        quotechar: str | None = None,
        escapechar: str | None = None,
        doublequote: bool = True,
        skipinitialspace: bool = False,
        lineterminator: str | None = None,
        quoting: int | None = None,
        strict: bool = False,
    ) -> None:
        self.reader = reader(
            f, dialect, delimiter=delimiter, quotechar=quotechar, escapechar=escapechar, doublequote=doublequote,
            skipinitialspace=skipinitialspace, lineterminator=lineterminator, quoting=quoting, strict=strict,
        )  # fmt: skip
        self.restkey = restkey
        self.restval = restval
        self.line_num = 0
        self._names: list[str] = [name for name in fieldnames] if fieldnames is not None else []
        self._named = fieldnames is not None

    @property
    def fieldnames(self) -> list[str] | None:
        if not self._named:
            try:
                self._names = next(self.reader)
                self._named = True
            except StopIteration:
                return None
            self.line_num = self.reader.line_num
        return self._names

    def __iter__(self) -> DictReader:
        return self

    def __next__(self) -> dict[str, str]:
        names = self.fieldnames or []
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        if len(row) > len(names):
            raise Error(f"line {self.line_num} has {len(row)} fields, and there are {len(names)} names")
        found = dict(zip(names, row, strict=False))
        if len(row) < len(names) and self.restval is None:
            raise Error(f"line {self.line_num} has {len(row)} fields, and there are {len(names)} names: give restval a text")
        for name in names[len(row) :]:
            found[name] = self.restval or ""
        return found


# --- writing ------------------------------------------------------------------------------------------------------------------


class writer:
    def __init__(
        self,
        csvfile: TextIO,
        dialect: str = "excel",
        *,
        delimiter: str | None = None,
        quotechar: str | None = None,
        escapechar: str | None = None,
        doublequote: bool = True,
        skipinitialspace: bool = False,
        lineterminator: str | None = None,
        quoting: int | None = None,
        strict: bool = False,
    ) -> None:
        self._file = csvfile
        self._dialect = _Dialect(
            dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict
        )

    def writerow(self, row: Iterable[Any]) -> int:
        fields = [item for item in row]
        texts = [self._shown(field, len(fields) == 1) for field in fields]
        return self._file.write(self._dialect.delimiter.join(texts) + self._dialect.lineterminator)

    def writerows(self, rows: Iterable[Iterable[Any]]) -> None:
        for row in rows:
            self.writerow(row)

    def _shown(self, field: Any, alone: bool) -> str:
        dialect = self._dialect
        text = "" if field is None else str(field)
        is_number = isinstance(field, int) or isinstance(field, float)
        quoted = dialect.quoting == QUOTE_ALL or (dialect.quoting == QUOTE_NONNUMERIC and not is_number)
        parts: list[str] = []
        for char in text:
            if char == dialect.delimiter or char == dialect.escapechar or char == dialect.quotechar or char in dialect.lineterminator:
                escape = self._is_escaped(char)
                if escape and not dialect.escapechar:
                    raise Error("need to escape, but no escapechar set")
                if escape:
                    parts.append(dialect.escapechar)
                else:
                    quoted = True
                    parts += [char] if char == dialect.quotechar else []
            parts.append(char)
        if not text and alone:
            if dialect.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            quoted = True
        inner = "".join(parts)
        return dialect.quotechar + inner + dialect.quotechar if quoted else inner

    def _is_escaped(self, char: str) -> bool:
        dialect = self._dialect
        if dialect.quoting == QUOTE_NONE or char == dialect.escapechar:
            return True
        return char == dialect.quotechar and not dialect.doublequote


class DictWriter:
    def __init__(
        self,
        f: TextIO,
        fieldnames: Iterable[str],
        restval: Any = "",
        extrasaction: str = "raise",
        dialect: str = "excel",
        *,
        delimiter: str | None = None,
        quotechar: str | None = None,
        escapechar: str | None = None,
        doublequote: bool = True,
        skipinitialspace: bool = False,
        lineterminator: str | None = None,
        quoting: int | None = None,
        strict: bool = False,
    ) -> None:
        self.fieldnames: list[str] = [name for name in fieldnames]
        self.restval: Any = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(
            f, dialect, delimiter=delimiter, quotechar=quotechar, escapechar=escapechar, doublequote=doublequote,
            skipinitialspace=skipinitialspace, lineterminator=lineterminator, quoting=quoting, strict=strict,
        )  # fmt: skip

    def writeheader(self) -> int:
        return self.writer.writerow(self.fieldnames)

    def writerow(self, rowdict: Any) -> int:
        if self.extrasaction.lower() == "raise":
            wrong = [repr(key) for key in rowdict.keys() if key not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(wrong))
        return self.writer.writerow([rowdict.get(name, self.restval) for name in self.fieldnames])

    def writerows(self, rowdicts: Iterable[Any]) -> None:
        for row in rowdicts:
            self.writerow(row)
