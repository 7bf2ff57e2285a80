"""re: patterns are parsed (`parser`) to nodes (`nodes`, `charsets`), made into code (`code`), and run by a machine that backtracks
(`machine`). `patterns`, `matches` and `templates` are what programs see."""
