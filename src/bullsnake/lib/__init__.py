"""The library of compiled programs, in guest Python over the primitives of `_prim`."""
