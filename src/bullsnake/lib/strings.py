"""The methods of str."""

from __future__ import annotations

from _prim import (
    Array,
    array_new,
    aset,
    export,
    implements,
    latin1_char,
    str_copy,
    str_get,
    str_get1,
    str_kind,
    str_len,
    str_new,
    str_set,
    str_set1,
    tuple_item,
    tuple_len,
)
from bslib.formatspec import pad
from bslib.growing import empty_list, iterator_over, list_append, make_list
from bslib.objects import equal, format_of, repr_of, str_of
from bslib.slices import adjusted_start, adjusted_stop, checked_step, slice_length
from bslib.text import (
    MOST,
    char,
    count_code,
    find,
    find_last,
    from_codes,
    join,
    matches_at,
    str_compare,
    str_concat,
    str_equal,
    substring,
)
from bslib.unicode import (
    continues_identifier,
    converted,
    is_alnum,
    is_alpha,
    is_cased,
    is_decimal,
    is_digit,
    is_ignorable,
    is_line_end,
    is_lower,
    is_numeric,
    is_printable,
    is_space,
    is_title,
    is_upper,
    long_table,
    starts_identifier,
)

ALL = 9223372036854775807
LEFT, RIGHT, CENTRE = 60, 62, 94


@implements("builtins.str.__new__")
def str_empty() -> str:
    return ""


@implements("builtins.str.__new__", 1)
def str_new_of(x: object) -> str:
    return str_of(x)


@implements("builtins.str.__str__")
def str_str(self: str) -> str:
    return self


@implements("builtins.str.__len__")
def str_length(self: str) -> int:
    return str_len(self)


@implements("builtins.str.__add__")
def str_add(self: str, other: str) -> str:
    return str_concat(self, other)


@implements("builtins.str.__mul__")
def str_mul(self: str, n: int) -> str:
    size = str_len(self)
    if n <= 0 or size == 0:
        return ""
    if n == 1:
        return self
    if n > MOST // size:
        raise MemoryError()
    made = str_new(size * n, str_kind(self))
    if size == 1:
        code = str_get(self, 0)
        for i in range(n):
            str_set(made, i, code)
    else:
        for i in range(n):
            str_copy(made, i * size, self, 0, size)
    return made


@implements("builtins.str.__rmul__")
def str_rmul(self: str, n: int) -> str:
    return str_mul(self, n)


@implements("builtins.str.__eq__")
def str_eq(self: str, other: object) -> bool:
    return str_equal(self, other) if isinstance(other, str) else equal(self, other)


@implements("builtins.str.__lt__")
def str_lt(self: str, other: str) -> bool:
    return str_compare(self, other) < 0


@implements("builtins.str.__le__")
def str_le(self: str, other: str) -> bool:
    return str_compare(self, other) <= 0


@implements("builtins.str.__gt__")
def str_gt(self: str, other: str) -> bool:
    return str_compare(self, other) > 0


@implements("builtins.str.__ge__")
def str_ge(self: str, other: str) -> bool:
    return str_compare(self, other) >= 0


@implements("builtins.str.__contains__")
def str_contains(self: str, sub: str) -> bool:
    return find(self, sub, 0, str_len(self)) >= 0


# --- places ---------------------------------------------------------------------------------------------------------------


@implements("builtins.str.__getitem__")
def str_getitem(self: str, index: int) -> str:
    n = str_len(self)
    i = index + n if index < 0 else index
    if i < 0 or i >= n:
        raise IndexError("string index out of range")
    return char(str_get(self, i))


@implements("builtins.str._at")
def str_at(self: str, i: int) -> str:
    if str_kind(self) == 1:
        return latin1_char(str_get1(self, i))
    return char(str_get(self, i))


@implements("builtins.str._slice")
def str_slice(self: str, start: int, stop: int, step: int, given: int) -> str:
    by = checked_step(step, given)
    n = str_len(self)
    first = adjusted_start(start, by, given, n)
    count = slice_length(first, adjusted_stop(stop, by, given, n), by)
    if by == 1 or count <= 1:
        return substring(self, first, count)
    codes: Array[int] = array_new(count)
    for i in range(count):
        aset(codes, i, str_get(self, first + i * by))
    return from_codes(codes, count)


@implements("builtins.str._list")
def str_list(self: str) -> list[str]:
    n = str_len(self)
    items: Array[str] = array_new(n)
    for i in range(n):
        aset(items, i, char(str_get(self, i)))
    return make_list(items, n)


@implements("builtins.str.__iter__")
def str_iter(self: str) -> list_iterator[str]:
    return iterator_over(str_list(self))


# --- searching ------------------------------------------------------------------------------------------------------------


def from_start(start: int, n: int) -> int:
    """A lower bound as slices count it, but not clipped above: beyond the end nothing is found."""
    if start < 0:
        return start + n if start + n > 0 else 0
    return start


def to_end(end: int, n: int) -> int:
    """An upper bound as slices count it."""
    if end > n:
        return n
    if end < 0:
        return end + n if end + n > 0 else 0
    return end


@implements("builtins.str.find")
def str_find(self: str, sub: str, start: int = 0, end: int = ALL) -> int:
    n = str_len(self)
    return find(self, sub, from_start(start, n), to_end(end, n))


@implements("builtins.str.rfind")
def str_rfind(self: str, sub: str, start: int = 0, end: int = ALL) -> int:
    n = str_len(self)
    return find_last(self, sub, from_start(start, n), to_end(end, n))


@implements("builtins.str.index")
def str_index(self: str, sub: str, start: int = 0, end: int = ALL) -> int:
    at = str_find(self, sub, start, end)
    if at < 0:
        raise ValueError("substring not found")
    return at


@implements("builtins.str.rindex")
def str_rindex(self: str, sub: str, start: int = 0, end: int = ALL) -> int:
    at = str_rfind(self, sub, start, end)
    if at < 0:
        raise ValueError("substring not found")
    return at


@implements("builtins.str.count")
def str_count(self: str, sub: str, start: int = 0, end: int = ALL) -> int:
    n = str_len(self)
    i = from_start(start, n)
    stop = to_end(end, n)
    if i > stop:
        return 0
    m = str_len(sub)
    if m == 0:
        return stop - i + 1
    if m == 1:
        return count_code(self, str_get(sub, 0), i, stop)
    found = 0
    i = find(self, sub, i, stop)
    while i >= 0:
        found += 1
        i = find(self, sub, i + m, stop)
    return found


def _has_prefix(self: str, prefix: str, start: int, end: int) -> bool:
    m = str_len(prefix)
    return start + m <= end and matches_at(self, start, prefix)


@implements("builtins.str.startswith")
def str_startswith(self: str, prefix: str | tuple[str, ...], start: int = 0, end: int = ALL) -> bool:
    n = str_len(self)
    i = from_start(start, n)
    stop = to_end(end, n)
    if isinstance(prefix, str):
        return _has_prefix(self, prefix, i, stop)
    for k in range(tuple_len(prefix)):
        one = tuple_item(prefix, k)
        if isinstance(one, str) and _has_prefix(self, one, i, stop):
            return True
    return False


def _has_suffix(self: str, suffix: str, start: int, end: int) -> bool:
    at = end - str_len(suffix)
    return start <= at and matches_at(self, at, suffix)


@implements("builtins.str.endswith")
def str_endswith(self: str, suffix: str | tuple[str, ...], start: int = 0, end: int = ALL) -> bool:
    n = str_len(self)
    i = from_start(start, n)
    stop = to_end(end, n)
    if isinstance(suffix, str):
        return _has_suffix(self, suffix, i, stop)
    for k in range(tuple_len(suffix)):
        one = tuple_item(suffix, k)
        if isinstance(one, str) and _has_suffix(self, one, i, stop):
            return True
    return False


@implements("builtins.str.removeprefix")
def str_removeprefix(self: str, prefix: str) -> str:
    n = str_len(self)
    m = str_len(prefix)
    return substring(self, m, n - m) if _has_prefix(self, prefix, 0, n) else self


@implements("builtins.str.removesuffix")
def str_removesuffix(self: str, suffix: str) -> str:
    n = str_len(self)
    return substring(self, 0, n - str_len(suffix)) if _has_suffix(self, suffix, 0, n) else self


@implements("builtins.str.replace")
def str_replace(self: str, old: str, new: str, count: int = -1) -> str:
    n = str_len(self)
    left = count if count >= 0 else ALL
    m = str_len(old)
    if m == 0:
        return _interleaved(self, new, left)
    at = find(self, old, 0, n)
    if at < 0 or left == 0:
        return self
    parts: list[str] = empty_list(8)
    start = 0
    while at >= 0 and left > 0:
        list_append(parts, substring(self, start, at - start))
        start = at + m
        left -= 1
        at = find(self, old, start, n)
    list_append(parts, substring(self, start, n - start))
    return join(new, parts)


def _interleaved(self: str, new: str, left: int) -> str:
    """replace("", new): before each character, and at the end."""
    n = str_len(self)
    parts: list[str] = empty_list(2 * n + 1)
    for i in range(n + 1):
        if i < left:
            list_append(parts, new)
        if i < n:
            list_append(parts, char(str_get(self, i)))
    return join("", parts)


# --- splitting and joining ------------------------------------------------------------------------------------------------------


@implements("builtins.str.join")
def str_join(self: str, iterable: list[str]) -> str:
    return join(self, iterable)


@implements("builtins.str.split")
def str_split(self: str, sep: str | None = None, maxsplit: int = -1) -> list[str]:
    left = maxsplit if maxsplit >= 0 else ALL
    if sep is None:
        return _split_blanks(self, left)
    n = str_len(self)
    m = str_len(sep)
    if m == 0:
        raise ValueError("empty separator")
    parts: list[str] = empty_list(8)
    start = 0
    while left > 0:
        at = find(self, sep, start, n)
        if at < 0:
            break
        list_append(parts, substring(self, start, at - start))
        start = at + m
        left -= 1
    list_append(parts, substring(self, start, n - start))
    return parts


def _split_blanks(self: str, left: int) -> list[str]:
    n = str_len(self)
    parts: list[str] = empty_list(8)
    i = 0
    while True:
        while i < n and is_space(str_get(self, i)):
            i += 1
        if i >= n:
            return parts
        if left <= 0:
            list_append(parts, substring(self, i, n - i))
            return parts
        start = i
        while i < n and not is_space(str_get(self, i)):
            i += 1
        list_append(parts, substring(self, start, i - start))
        left -= 1


@implements("builtins.str.rsplit")
def str_rsplit(self: str, sep: str | None = None, maxsplit: int = -1) -> list[str]:
    left = maxsplit if maxsplit >= 0 else ALL
    parts: list[str] = empty_list(8)
    if sep is None:
        _rsplit_blanks(self, left, parts)
    else:
        m = str_len(sep)
        if m == 0:
            raise ValueError("empty separator")
        end = str_len(self)
        while left > 0:
            at = find_last(self, sep, 0, end)
            if at < 0:
                break
            list_append(parts, substring(self, at + m, end - at - m))
            end = at
            left -= 1
        list_append(parts, substring(self, 0, end))
    parts.reverse()
    return parts


def _rsplit_blanks(self: str, left: int, parts: list[str]) -> None:
    i = str_len(self)
    while True:
        while i > 0 and is_space(str_get(self, i - 1)):
            i -= 1
        if i == 0:
            return
        if left <= 0:
            list_append(parts, substring(self, 0, i))
            return
        end = i
        while i > 0 and not is_space(str_get(self, i - 1)):
            i -= 1
        list_append(parts, substring(self, i, end - i))
        left -= 1


@implements("builtins.str.splitlines")
def str_splitlines(self: str, keepends: bool = False) -> list[str]:
    n = str_len(self)
    parts: list[str] = empty_list(8)
    start = 0
    i = 0
    while i < n:
        code = str_get(self, i)
        if not is_line_end(code):
            i += 1
            continue
        after = i + 2 if code == 13 and i + 1 < n and str_get(self, i + 1) == 10 else i + 1
        list_append(parts, substring(self, start, (after if keepends else i) - start))
        start = after
        i = after
    if start < n:
        list_append(parts, substring(self, start, n - start))
    return parts


@implements("builtins.str.partition")
def str_partition(self: str, sep: str) -> tuple[str, str, str]:
    m = str_len(sep)
    if m == 0:
        raise ValueError("empty separator")
    n = str_len(self)
    at = find(self, sep, 0, n)
    if at < 0:
        return self, "", ""
    return substring(self, 0, at), sep, substring(self, at + m, n - at - m)


@implements("builtins.str.rpartition")
def str_rpartition(self: str, sep: str) -> tuple[str, str, str]:
    m = str_len(sep)
    if m == 0:
        raise ValueError("empty separator")
    n = str_len(self)
    at = find_last(self, sep, 0, n)
    if at < 0:
        return "", "", self
    return substring(self, 0, at), sep, substring(self, at + m, n - at - m)


# --- stripping and padding ---------------------------------------------------------------------------------------------------


def _stripped(self: str, start: int, end: int, left: bool, right: bool) -> str:
    """self[start:end] without blanks at its ends."""
    while left and start < end and is_space(str_get(self, start)):
        start += 1
    while right and end > start and is_space(str_get(self, end - 1)):
        end -= 1
    return substring(self, start, end - start)


def _stripped_of(self: str, chars: str | None, left: bool, right: bool) -> str:
    start = 0
    end = str_len(self)
    if chars is None:
        return _stripped(self, start, end, left, right)
    m = str_len(chars)
    while left and start < end and count_code(chars, str_get(self, start), 0, m) > 0:
        start += 1
    while right and end > start and count_code(chars, str_get(self, end - 1), 0, m) > 0:
        end -= 1
    return substring(self, start, end - start)


@implements("builtins.str.strip")
def str_strip(self: str, chars: str | None = None) -> str:
    return _stripped_of(self, chars, True, True)


@implements("builtins.str.lstrip")
def str_lstrip(self: str, chars: str | None = None) -> str:
    return _stripped_of(self, chars, True, False)


@implements("builtins.str.rstrip")
def str_rstrip(self: str, chars: str | None = None) -> str:
    return _stripped_of(self, chars, False, True)


def _fill_of(fillchar: str) -> int:
    if str_len(fillchar) != 1:
        raise TypeError("The fill character must be exactly one character long")
    return str_get(fillchar, 0)


@implements("builtins.str.ljust")
def str_ljust(self: str, width: int, fillchar: str = " ") -> str:
    return pad(self, width, LEFT, _fill_of(fillchar))


@implements("builtins.str.rjust")
def str_rjust(self: str, width: int, fillchar: str = " ") -> str:
    return pad(self, width, RIGHT, _fill_of(fillchar))


@implements("builtins.str.center")
def str_center(self: str, width: int, fillchar: str = " ") -> str:
    """The odd place goes to the left when the width is odd."""
    fill = _fill_of(fillchar)
    n = str_len(self)
    if width <= n:
        return self
    missing = width - n
    left = missing // 2 + (missing & width & 1)
    return pad(pad(self, n + left, RIGHT, fill), width, LEFT, fill)


@implements("builtins.str.zfill")
def str_zfill(self: str, width: int) -> str:
    n = str_len(self)
    if width <= n:
        return self
    signed = n > 0 and (str_get(self, 0) == 43 or str_get(self, 0) == 45)
    if not signed:
        return pad(self, width, RIGHT, 48)
    return str_concat(substring(self, 0, 1), pad(substring(self, 1, n - 1), width - 1, RIGHT, 48))


@implements("builtins.str.expandtabs")
def str_expandtabs(self: str, tabsize: int = 8) -> str:
    parts: list[str] = empty_list(8)
    column = 0
    start = 0
    n = str_len(self)
    for i in range(n):
        code = str_get(self, i)
        if code == 9:
            list_append(parts, substring(self, start, i - start))
            start = i + 1
            if tabsize > 0:
                gap = tabsize - column % tabsize
                list_append(parts, pad("", gap, LEFT, 32))
                column += gap
        elif code == 10 or code == 13:
            column = 0
        else:
            column += 1
    list_append(parts, substring(self, start, n - start))
    return join("", parts)


# --- case -----------------------------------------------------------------------------------------------------------------


def _cased(self: str, case: int) -> str:
    n = str_len(self)
    if str_kind(self) == 1 and case < 2:
        made = _ascii_cased(self, n, case)
        if made != "" or n == 0:
            return made
    codes: Array[int] = array_new(3 * n)
    at = 0
    for i in range(n):
        at = _put_case(codes, at, self, i, case)
    return from_codes(codes, at)


def _ascii_cased(self: str, n: int, case: int) -> str:
    """The same for ASCII text; "" when there is something else in it."""
    low = 65 if case == 0 else 97
    made = str_new(n, 1)
    for i in range(n):
        code = str_get1(self, i)
        if code >= 128:
            return ""
        str_set1(made, i, code ^ 32 if low <= code and code < low + 26 else code)
    return made


def _put_case(codes: Array[int], at: int, s: str, i: int, case: int) -> int:
    """Write the character at i in that case; the place after it."""
    code = str_get(s, i)
    if case == 0 and code == 0x3A3:
        aset(codes, at, 0x3C2 if _is_final_sigma(s, i) else 0x3C3)
        return at + 1
    became = converted(code, case)
    if became >= 0:
        aset(codes, at, became)
        return at + 1
    table = long_table(case)
    k = -1 - became
    count = 3 if str_get(table, k + 2) != 0 else 2
    for j in range(count):
        aset(codes, at + j, str_get(table, k + j))
    return at + count


def _is_final_sigma(s: str, i: int) -> bool:
    """A capital sigma after a letter and not before one; what is ignorable does not count."""
    before = i - 1
    while before >= 0 and is_ignorable(str_get(s, before)):
        before -= 1
    if before < 0 or not is_cased(str_get(s, before)):
        return False
    after = i + 1
    while after < str_len(s) and is_ignorable(str_get(s, after)):
        after += 1
    return after == str_len(s) or not is_cased(str_get(s, after))


@implements("builtins.str.lower")
def str_lower(self: str) -> str:
    return _cased(self, 0)


@implements("builtins.str.upper")
def str_upper(self: str) -> str:
    return _cased(self, 1)


@implements("builtins.str.casefold")
def str_casefold(self: str) -> str:
    return _cased(self, 3)


@implements("builtins.str.capitalize")
def str_capitalize(self: str) -> str:
    n = str_len(self)
    codes: Array[int] = array_new(3 * n)
    at = 0
    for i in range(n):
        at = _put_case(codes, at, self, i, 2 if i == 0 else 0)
    return from_codes(codes, at)


@implements("builtins.str.title")
def str_title(self: str) -> str:
    n = str_len(self)
    codes: Array[int] = array_new(3 * n)
    at = 0
    inside = False
    for i in range(n):
        at = _put_case(codes, at, self, i, 0 if inside else 2)
        inside = is_cased(str_get(self, i))
    return from_codes(codes, at)


@implements("builtins.str.swapcase")
def str_swapcase(self: str) -> str:
    n = str_len(self)
    codes: Array[int] = array_new(3 * n)
    at = 0
    for i in range(n):
        code = str_get(self, i)
        if is_upper(code):
            at = _put_case(codes, at, self, i, 0)
        elif is_lower(code):
            at = _put_case(codes, at, self, i, 1)
        else:
            aset(codes, at, code)
            at += 1
    return from_codes(codes, at)


# --- questions ------------------------------------------------------------------------------------------------------------


@implements("builtins.str.isalpha")
def str_isalpha(self: str) -> bool:
    for i in range(str_len(self)):
        if not is_alpha(str_get(self, i)):
            return False
    return str_len(self) > 0


@implements("builtins.str.isalnum")
def str_isalnum(self: str) -> bool:
    for i in range(str_len(self)):
        if not is_alnum(str_get(self, i)):
            return False
    return str_len(self) > 0


@implements("builtins.str.isdecimal")
def str_isdecimal(self: str) -> bool:
    for i in range(str_len(self)):
        if not is_decimal(str_get(self, i)):
            return False
    return str_len(self) > 0


@implements("builtins.str.isdigit")
def str_isdigit(self: str) -> bool:
    for i in range(str_len(self)):
        if not is_digit(str_get(self, i)):
            return False
    return str_len(self) > 0


@implements("builtins.str.isnumeric")
def str_isnumeric(self: str) -> bool:
    for i in range(str_len(self)):
        if not is_numeric(str_get(self, i)):
            return False
    return str_len(self) > 0


@implements("builtins.str.isspace")
def str_isspace(self: str) -> bool:
    for i in range(str_len(self)):
        if not is_space(str_get(self, i)):
            return False
    return str_len(self) > 0


@implements("builtins.str.isascii")
def str_isascii(self: str) -> bool:
    for i in range(str_len(self)):
        if str_get(self, i) >= 128:
            return False
    return True


@implements("builtins.str.isprintable")
def str_isprintable(self: str) -> bool:
    for i in range(str_len(self)):
        if not is_printable(str_get(self, i)):
            return False
    return True


@implements("builtins.str.isidentifier")
def str_isidentifier(self: str) -> bool:
    n = str_len(self)
    if n == 0 or not starts_identifier(str_get(self, 0)):
        return False
    for i in range(1, n):
        if not continues_identifier(str_get(self, i)):
            return False
    return True


@implements("builtins.str.islower")
def str_islower(self: str) -> bool:
    found = False
    for i in range(str_len(self)):
        code = str_get(self, i)
        if is_upper(code) or is_title(code):
            return False
        found = found or is_lower(code)
    return found


@implements("builtins.str.isupper")
def str_isupper(self: str) -> bool:
    found = False
    for i in range(str_len(self)):
        code = str_get(self, i)
        if is_lower(code) or is_title(code):
            return False
        found = found or is_upper(code)
    return found


@implements("builtins.str.istitle")
def str_istitle(self: str) -> bool:
    found = False
    inside = False
    for i in range(str_len(self)):
        code = str_get(self, i)
        if is_upper(code) or is_title(code):
            if inside:
                return False
            inside = True
            found = True
        elif is_lower(code):
            if not inside:
                return False
        else:
            inside = False
    return found


# --- format -----------------------------------------------------------------------------------------------------------------


@implements("builtins.str.format")
def str_format(self: str, *args: object) -> str:
    """{}, {0}, {!r}, {:spec}: positional fields."""
    parts: list[str] = empty_list(8)
    n = str_len(self)
    i = 0
    start = 0
    number = 0
    while i < n:
        code = str_get(self, i)
        doubled = i + 1 < n and str_get(self, i + 1) == code
        if code != 123 and code != 125:
            i += 1
            continue
        list_append(parts, substring(self, start, i - start))
        if doubled:
            list_append(parts, char(code))
            i += 2
        elif code == 125:
            raise ValueError("Single '}' encountered in format string")
        else:
            end = find(self, "}", i, n)
            if end < 0:
                raise ValueError("Single '{' encountered in format string" if i + 1 == n else "expected '}' before end of string")
            list_append(parts, _formatted_field(self, i + 1, end, number, args))
            number += 1
            i = end + 1
        start = i
    list_append(parts, substring(self, start, n - start))
    return join("", parts)


def _formatted_field(s: str, start: int, end: int, number: int, args: tuple[object, ...]) -> str:
    """One replacement field, braces excluded; `number` counts the fields before it."""
    index = 0
    i = start
    while i < end and is_decimal(str_get(s, i)):
        index = index * 10 + str_get(s, i) - 48
        i += 1
    if i == start:
        index = number
    if index >= tuple_len(args):
        raise IndexError("Replacement index " + str_of(index) + " out of range for positional args tuple")
    value = tuple_item(args, index)
    if i < end and str_get(s, i) == 33:
        value = repr_of(value) if str_get(s, i + 1) == 114 else str_of(value)
        i += 2
    if i < end and str_get(s, i) == 58:
        return format_of(value, substring(s, i + 1, end - i - 1))
    if i < end:
        raise KeyError(substring(s, start, end - start))
    return format_of(value, "")


@export("bslib.single_char")
def single_char(s: str, function: str) -> int:
    """The code of a string of one character."""
    if str_len(s) != 1:
        raise TypeError(function + "() expected a character, but string of length " + str_of(str_len(s)) + " found")
    return str_get(s, 0)

