"""The layout of str objects, and moving their text in and out of bytes."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import load8, load16, load32, load64, nosplit, ref, store8, this_worker, u8, u32, u64

LENGTH: Final = u64(8)
KIND: Final = u64(24)
DATA: Final = u64(32)
PATH_SIZE: Final = u64(4096)


@nosplit
def length(text: ref) -> u64:
    """Code points."""
    return load64(text.address() + LENGTH)


@nosplit
def code_at(text: ref, index: u64) -> u32:
    """Code point number `index`."""
    kind = load64(text.address() + KIND)
    data = text.address() + DATA
    if kind == u64(1):
        return u32(load8(data + index))
    if kind == u64(2):
        return u32(load16(data + index * u64(2)))
    return load32(data + index * u64(4))


@nosplit
def encode(code: u32, target: u64) -> u64:
    """Store a code point as UTF-8 (a lone surrogate as its three bytes); how many bytes."""
    if code < u32(0x80):
        store8(target, u8(code))
        return u64(1)
    last = u8((code & u32(0x3F)) | u32(0x80))
    if code < u32(0x800):
        store8(target, u8((code >> u32(6)) | u32(0xC0)))
        store8(target + u64(1), last)
        return u64(2)
    middle = u8(((code >> u32(6)) & u32(0x3F)) | u32(0x80))
    if code < u32(0x10000):
        store8(target, u8((code >> u32(12)) | u32(0xE0)))
        store8(target + u64(1), middle)
        store8(target + u64(2), last)
        return u64(3)
    store8(target, u8((code >> u32(18)) | u32(0xF0)))
    store8(target + u64(1), u8(((code >> u32(12)) & u32(0x3F)) | u32(0x80)))
    store8(target + u64(2), middle)
    store8(target + u64(3), last)
    return u64(4)


@nosplit
def c_string(text: ref) -> u64:
    """The text as a NUL-terminated string in the worker's buffer, good until the next; 0 if it is too long."""
    at = this_worker().path_buffer
    end = at + PATH_SIZE - u64(5)
    index = u64(0)
    count = length(text)
    while index < count:
        if at >= end:
            return u64(0)
        at = at + encode(code_at(text, index), at)
        index = index + u64(1)
    store8(at, u8(0))
    return this_worker().path_buffer
