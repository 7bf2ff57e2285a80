"""Passes over the intermediate representation, one file each; `pipeline` lists them in order."""
