"""The intermediate representation: a register machine over basic blocks, between builders, passes and LLVM."""
