"""Loads the options and the closing summary that all test folders share."""

pytest_plugins = ["support.plugin", "pytester"]
