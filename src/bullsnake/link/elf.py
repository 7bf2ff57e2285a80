"""The constants and record formats of 64-bit little-endian ELF that the linker reads and writes."""

from struct import Struct

PAGE = 0x1000

FILE_HEADER = Struct("<16sHHIQQQIHHHHHH")
PROGRAM_HEADER = Struct("<IIQQQQQQ")
SECTION_HEADER = Struct("<IIQQQQIIQQ")
SYMBOL = Struct("<IBBHQQ")
RELA = Struct("<QQq")
DYNAMIC = Struct("<Qq")

ELF_IDENT = b"\x7fELF\x02\x01\x01" + bytes(9)
ET_REL, ET_EXEC = 1, 2
EM_X86_64 = 62

SHT_PROGBITS, SHT_SYMTAB, SHT_STRTAB, SHT_RELA, SHT_HASH, SHT_DYNAMIC = 1, 2, 3, 4, 5, 6
SHT_NOTE, SHT_NOBITS, SHT_REL, SHT_DYNSYM = 7, 8, 9, 11
SHT_INIT_ARRAY, SHT_FINI_ARRAY, SHT_PREINIT_ARRAY = 14, 15, 16
SHT_X86_64_UNWIND = 0x70000001
SHT_GNU_VERDEF, SHT_GNU_VERNEED, SHT_GNU_VERSYM = 0x6FFFFFFD, 0x6FFFFFFE, 0x6FFFFFFF
SHF_WRITE, SHF_ALLOC, SHF_EXECINSTR, SHF_TLS = 1, 2, 4, 0x400
SHN_UNDEF, SHN_LORESERVE, SHN_ABS = 0, 0xFF00, 0xFFF1

PT_LOAD, PT_DYNAMIC, PT_INTERP, PT_PHDR = 1, 2, 3, 6
PT_GNU_EH_FRAME, PT_GNU_STACK = 0x6474E550, 0x6474E551
PF_X, PF_W, PF_R = 1, 2, 4

STB_LOCAL, STB_GLOBAL, STB_WEAK = 0, 1, 2
STT_NOTYPE, STT_OBJECT, STT_FUNC, STT_SECTION, STT_FILE, STT_TLS, STT_GNU_IFUNC = 0, 1, 2, 3, 4, 6, 10

R_64, R_PC32, R_PLT32, R_GOTPCREL, R_GLOB_DAT = 1, 2, 4, 9, 6
R_32, R_32S, R_PC64, R_GOTPCRELX, R_REX_GOTPCRELX = 10, 11, 24, 41, 42

DT_NULL, DT_NEEDED, DT_HASH, DT_STRTAB, DT_SYMTAB, DT_RELA, DT_RELASZ, DT_RELAENT = 0, 1, 4, 5, 6, 7, 8, 9
DT_STRSZ, DT_SYMENT, DT_DEBUG, DT_FLAGS = 10, 11, 21, 30
DT_FLAGS_1, DT_VERSYM, DT_VERNEED, DT_VERNEEDNUM = 0x6FFFFFFB, 0x6FFFFFF0, 0x6FFFFFFE, 0x6FFFFFFF
DF_BIND_NOW, DF_1_NOW = 8, 1


def align_up(value: int, alignment: int) -> int:
    """The smallest multiple of `alignment` that is not below `value`."""
    return (value + alignment - 1) // alignment * alignment


def string_at(table: bytes, offset: int) -> str:
    """The zero-terminated string at `offset` of a string table."""
    return table[offset : table.index(b"\0", offset)].decode()


def elf_hash(name: str) -> int:
    """The System V hash of a name, which version records carry."""
    value = 0
    for byte in name.encode():
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high
    return value & 0xFFFFFFFF
