"""The linker's parts: errors that name things, relaxed GOT accesses, the index of frames, speed."""

import struct
import subprocess
import sys
import time

import pytest
from elftools.elf.elffile import ELFFile
from link_help import START, compile_ir, run, write

from bullsnake.link import PROGRAM_HEADER_SIZE, Blob, LinkError, link_image, link_program
from bullsnake.link.externs import exports

ENTRY = START + "declare void @exit(i32)\ndefine i32 @entry(ptr %s) { ret i32 0 }\n"


def program(*sources: str) -> bytes:
    return link_program(link_image([]), [compile_ir(source) for source in sources])


@pytest.mark.parametrize(
    ("sources", "parts"),
    [
        (
            [ENTRY + "declare void @no_such_thing()\ndefine void @caller() { call void @no_such_thing() ret void }"],
            ["undefined symbol no_such_thing", "referenced by caller"],
        ),
        (
            [ENTRY + '@"a.b" = external dso_local global i8\n@user = global ptr @"a.b"'],
            ["undefined symbol a.b", "referenced by user"],
        ),
        (
            [ENTRY + "@environ = external dso_local global ptr\ndefine ptr @f() { ret ptr @environ }"],
            ["environ is data of libc.so.6", "GOT", "referenced by f"],
        ),
        ([ENTRY + "@x = global i8 1", "@x = global i8 2"], ["symbol x", "objects 0 and 1"]),
        ([ENTRY + "@x = thread_local global i8 1"], ["thread-local"]),
        (["define void @f() { ret void }"], ["_start"]),
    ],
)
def test_errors_name_symbol_and_function(sources, parts):
    with pytest.raises(LinkError) as caught:
        program(*sources)
    assert [part for part in parts if part not in str(caught.value)] == []


def test_not_an_object():
    for data in (b"", b"nothing" * 20):
        with pytest.raises(LinkError, match="object 0"):
            link_program(link_image([]), [data])


def test_strong_definition_in_image_and_program():
    image = link_image([compile_ir("define i32 @f() { ret i32 1 }")])
    with pytest.raises(LinkError, match="f is defined .* in the image"):
        link_program(image, [compile_ir(ENTRY + "define i32 @f() { ret i32 2 }")])


def test_table_errors():
    objects = [compile_ir(ENTRY)]
    with pytest.raises(LinkError, match="undefined symbol nowhere"):
        link_program(link_image([]), objects, [Blob("t", lambda layout: bytes(layout.address("nowhere")))])
    with pytest.raises(LinkError, match="program block"):
        link_program(link_image([]), objects, [Blob("bullsnake.program", bytes(PROGRAM_HEADER_SIZE + 1))])
    with pytest.raises(LinkError, match="entry is defined twice"):
        link_program(link_image([]), objects, [Blob("entry", b"")])


def test_weak_symbols(tmp_path):
    main = (
        START
        + """
declare void @exit(i32)
declare extern_weak i32 @absent()
define weak i32 @value() { ret i32 1 }
define i32 @entry(ptr %s) {
  %v = call i32 @value()
  %p = icmp eq ptr @absent, null
  %n = zext i1 %p to i32
  %r = add i32 %v, %n
  ret i32 %r
}"""
    )
    path = write(tmp_path / "p", program(main, "define i32 @value() { ret i32 40 }"))
    assert run(path).returncode == 41


def test_got_accesses_to_our_own_symbols(tmp_path):
    source = (
        START
        + """
declare void @exit(i32)
@value = global i64 30
define i64 @ten() { ret i64 10 }
define i32 @entry(ptr %s) {
  %r = call i64 @through_got()
  %n = trunc i64 %r to i32
  ret i32 %n
}
declare i64 @through_got()
module asm ".globl through_got"
module asm "through_got:"
module asm "  sub $8, %rsp"
module asm "  call *ten@GOTPCREL(%rip)"
module asm "  mov value@GOTPCREL(%rip), %rcx"
module asm "  add (%rcx), %rax"
module asm "  cmp value@GOTPCREL(%rip), %rcx"
module asm "  jne 1f"
module asm "  add $2, %rax"
module asm "  add $8, %rsp"
module asm "  jmp *identity@GOTPCREL(%rip)"
module asm "1: add $8, %rsp"
module asm "  ret"
module asm ".globl identity"
module asm "identity: ret"
"""
    )
    assert run(write(tmp_path / "p", program(source))).returncode == 42


def test_every_alignment_and_section_lands(tmp_path):
    source = (
        START
        + """
declare void @exit(i32)
@wide = internal global [3 x i64] [i64 1, i64 2, i64 3], align 4096
@big = internal global [100000 x i8] zeroinitializer, align 64
@pointers = internal constant [2 x ptr] [ptr @wide, ptr @big], section ".data.rel.ro"
define i32 @entry(ptr %s) {
  %w = load volatile ptr, ptr @pointers
  %wn = ptrtoint ptr %w to i64
  %low = and i64 %wn, 4095
  %at = getelementptr i64, ptr %w, i64 2
  %three = load volatile i64, ptr %at
  %b = getelementptr [100000 x i8], ptr @big, i64 0, i64 99999
  store volatile i8 4, ptr %b
  %four = load volatile i8, ptr %b
  %f = zext i8 %four to i64
  %x = add i64 %low, %three
  %y = add i64 %x, %f
  %n = trunc i64 %y to i32
  ret i32 %n
}"""
    )
    assert run(write(tmp_path / "p", program(source))).returncode == 7


def many_functions(count: int, prefix: str) -> str:
    one = """
define i64 @{p}{i}(i64 %x) uwtable {{
  %a = call i64 @{p}{j}(i64 %x)
  %b = load i64, ptr @{p}data
  %c = mul i64 %a, %b
  %d = call i64 @{p}{k}(i64 %c)
  ret i64 %d
}}"""
    bodies = [one.format(p=prefix, i=i, j=(i * 7 + 1) % count, k=(i * 13 + 5) % count) for i in range(count)]
    return f"@{prefix}data = global i64 3\n" + "".join(bodies)


def test_frame_header_is_a_valid_search_table(tmp_path):
    image = link_image([compile_ir(many_functions(40, "rt")), compile_ir(many_functions(30, "lib"))])
    executable = link_program(image, [compile_ir(ENTRY + many_functions(50, "guest"))])
    with write(tmp_path / "p", executable).open("rb") as stream:
        elf = ELFFile(stream)
        header = elf.get_section_by_name(".eh_frame_hdr")
        data = header.data()
        frames = {
            entry["initial_location"]: elf.get_section_by_name(".eh_frame")["sh_addr"] + entry.offset
            for entry in elf.get_dwarf_info().EH_CFI_entries()
            if type(entry).__name__ == "FDE"
        }
        functions = {
            symbol["st_value"]
            for symbol in elf.get_section_by_name(".symtab").iter_symbols()
            if symbol["st_info"]["type"] == "STT_FUNC" and "@plt" not in symbol.name
        }
    address = header["sh_addr"]
    encodings, pointer, count = struct.unpack_from("<4siI", data)
    assert encodings == bytes((1, 0x1B, 3, 0x3B))
    assert address + 4 + pointer == image.eh_frame[0]
    table = [(address + pc, address + at) for pc, at in struct.iter_unpack("<ii", data[12:])]
    assert table == sorted(frames.items()) and len(table) == count
    assert {pc for pc, _ in table} == functions


def test_linking_is_fast():
    image = link_image([compile_ir(many_functions(2000, "rt"))])
    objects = [compile_ir(ENTRY + many_functions(3000, "guest"))]
    assert _best(lambda: link_program(image, objects)) < 0.5
    stored = image.to_bytes()
    assert _best(lambda: type(image).from_bytes(stored)) < 0.05


def _best(action) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def test_linking_imports_nothing_heavy():
    code = (
        "import sys, bullsnake.link; print([n for n in ('elftools', 'llvmlite', 'mypy', 'rich') if n in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_names_of_the_c_library_without_a_version_are_none():
    assert exports("libm.so.6")["exp"].version == "GLIBC_2.29"
    assert exports("libc.so.6")["memcpy"].version == "GLIBC_2.14"
    assert not [name for name, extern in exports("libc.so.6").items() if not extern.version]
