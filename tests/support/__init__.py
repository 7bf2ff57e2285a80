"""What the language tests stand on: discovery, the CPython oracle, modes of the runtime, the coverage matrix."""
