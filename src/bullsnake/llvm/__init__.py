"""From the intermediate representation to objects and site tables. The only importer of llvmlite."""
