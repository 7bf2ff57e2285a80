# Targets. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test torture threads soak explore mutants fuzz power mutate bench figures lint clean
.DEFAULT_GOAL := help

help:
	@echo "make demo      a Scheme interpreter, a million frames deep, and what the collector did (90 s the first time)"
	@echo "make test      the test suite (half an hour and more on two cores)"
	@echo "make torture   the programs of the suite under every torture knob (hours)"
	@echo "make threads   the tests that run programs, with GOMAXPROCS 1, 2 and 8 (some minutes each)"
	@echo "make soak      everything at once, under one knob after the other, for an hour (MINUTES=5 for less)"
	@echo "make explore   orders of marking and program, N=1000000 (hours)"
	@echo "make mutants   put each cause of failure on record back into the runtime: a test must turn red (half an hour)"
	@echo "make fuzz      random typed programs beside CPython, N=1000 functions (about two a second)"
	@echo "make mutate    sources with tokens dropped and swapped, N=10000 (an hour): a diagnosis, never an internal error"
	@echo "make power     plant 30 miscompilations: the fuzzer must find nine of ten (hours)"
	@echo "make bench     figures, with Go beside them if the bench extra is installed"
	@echo "make figures   draw the pictures of the documents from real runs"
	@echo "make lint      ruff and mypy --strict"
	@echo "make clean     remove the virtual environment and the cache of compiled programs"

demo:
	@sh tools/setup.sh "$(PYTHON)" "The demo compiles the runtime once, then runs a Scheme interpreter a million frames deep: about 90 s the first time, 15 s later."
	@$(BIN)/python tools/demo.py

test:
	@sh tools/setup.sh "$(PYTHON)" "The test suite takes half an hour and more on two cores." dev
	@$(BIN)/python tools/check.py

torture:
	@sh tools/setup.sh "$(PYTHON)" "The programs of the suite under every torture knob take hours." dev
	@$(BIN)/python tools/check.py --torture

threads:
	@sh tools/setup.sh "$(PYTHON)" "The tests that run programs, with GOMAXPROCS 1, 8 and 2, take half an hour." dev
	@$(BIN)/python tools/check.py --threads

soak:
	@sh tools/setup.sh "$(PYTHON)" "The soak takes $(or $(MINUTES),60) minutes." dev
	@$(BIN)/python tools/soak.py --minutes $(or $(MINUTES),60)

explore:
	@sh tools/setup.sh "$(PYTHON)" "A million orders of marking and program take some hours; N=10000 for fewer." dev
	@$(BIN)/python tests/explore/test_marking_explored.py $(or $(N),1000000)
	@$(BIN)/python tests/explore/test_barriers_explored.py $(or $(N),1000000)

fuzz:
	@sh tools/setup.sh "$(PYTHON)" "A thousand random functions beside CPython take some minutes." dev
	@$(BIN)/python -W ignore fuzz/run.py --functions $(or $(N),1000) --seed $(or $(SEED),0) --keep fuzz/found

mutate:
	@sh tools/setup.sh "$(PYTHON)" "Ten thousand mutated sources take an hour; N=1000 for fewer." dev
	@$(BIN)/python fuzz/mutate.py $(or $(N),10000) $(or $(SEED),0)

power:
	@sh tools/setup.sh "$(PYTHON)" "Planting 30 miscompilations takes hours." dev
	@$(BIN)/python fuzz/power.py

mutants:
	@sh tools/setup.sh "$(PYTHON)" "Each mutation of the runtime takes up to a minute." dev
	@$(BIN)/python tools/mutants.py

bench:
	@sh tools/setup.sh "$(PYTHON)" "The benchmarks take about ten minutes." bench
	@$(BIN)/python bench/run.py

figures:
	@sh tools/setup.sh "$(PYTHON)" "" plots
	@$(BIN)/python tools/figures.py

lint:
	@sh tools/setup.sh "$(PYTHON)" "" dev
	@$(BIN)/ruff check src tests tools bench examples fuzz
	@$(BIN)/mypy --strict src/bullsnake

clean:
	@test ! -x $(BIN)/bullsnake || $(BIN)/bullsnake cache clean
	@rm -rf $(VENV)
