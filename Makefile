# Two commands matter: `make run` and `make test`. `make help` lists the rest.
#
# Release and debug stand side by side in .build and do not rebuild each other (measured: 0.7 s after a
# change of one for the other), as long as release is always built with the same flags, as here.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: run serve build install install-for-tests test browse faults sipp-files check format tidy law bench help

# The compiler checks the arrows of ARCHITECTURE.md: a module imports only what it declares.
ARROWS := --explicit-target-dependency-import-check error
NAUNGAN := .build/release/naungan
DEMO := naungan-demo

## run: install what is missing, build, make a synthetic city and check its rosters
run: build
	rm -rf $(DEMO)
	$(NAUNGAN) demo --out $(DEMO)
	$(NAUNGAN) check $(DEMO)/roster/* --participants $(DEMO)/peserta-bpjs.csv \
	    --region 16.71 --month 2026-01 --budget 210000000 --out $(DEMO)/hasil \
	    || [[ $$? -eq 1 ]]  # 1: rows wait for a person, as they should in an untidy city
	@echo
	@echo "The rosters are in $(DEMO)/roster/; what was made of them is in $(DEMO)/hasil/. Open its ringkasan.html."
	@echo "Every person in them is invented."
	@echo "The program is $(NAUNGAN); it runs from any directory. Try: $(NAUNGAN) --help"

## serve: the portal with a year of an invented city, at http://127.0.0.1:8080/peragaan
serve: build
	$(NAUNGAN) serve --demo

## build: the release program, .build/release/naungan
build: install
	swift build -c release --static-swift-stdlib $(ARROWS) --product naungan

## test: formatting and every test; what CI runs
test: install-for-tests format
	swift build --build-tests $(ARROWS)
	@$(MAKE) --no-print-directory sipp-files
	scripts/with-postgres swift test --skip-build --disable-xctest
	@$(MAKE) --no-print-directory browse

# Chromium goes the ways of people through the portal of the demonstration, looks at every page of six roles
# (`make browse ROLES=` takes all sixteen), and schemathesis asks its API.
browse: BROWSER := .build/browser
browse: ROLES ?= opd-operator treasurer manpower-office leadership worker administrator
browse:
	@if [[ ! -x $(BROWSER)/bin/python ]]; then python3 -m venv $(BROWSER); fi
	$(BROWSER)/bin/pip install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt
	scripts/with-portal .build/debug/naungan $(BROWSER)/bin/python Tests/Browser/browse.py $(ROLES)

# Another program reads what ours wrote for SIPP: two offices of the demonstration, in some seconds.
sipp-files: OFFICE := .build/sipp-files
sipp-files:
	rm -rf $(OFFICE)
	.build/debug/naungan demo --out $(OFFICE) >/dev/null
	.build/debug/naungan check $(OFFICE)/roster/setda.xlsx $(OFFICE)/roster/dishub.tsv \
	    --participants $(OFFICE)/peserta-bpjs.csv --unit "Dinas Perhubungan" --month 2026-01 \
	    --out $(OFFICE)/hasil >/dev/null || [[ $$? -eq 1 ]]
	/usr/bin/python3 scripts/verify_sipp_with_openpyxl.py $(OFFICE)/hasil

## faults: kills the program 200 times in the middle of its work and looks what is left (some minutes)
faults: install-for-tests
	swift build --build-tests $(ARROWS)
	NAUNGAN_FAULT_ROUNDS=200 scripts/with-postgres swift test --skip-build --disable-xctest \
	    --filter FaultTests

## check: the same as test; say it before you propose a change
check: test

## format: formatting only (0.1 s)
format:
	swift format lint --recursive --strict Plugins Sources Tests

## tidy: the house rules only
tidy: install
	swift build --build-tests $(ARROWS)
	swift test --skip-build --disable-xctest --filter TidyTests

install:
	@scripts/install-missing

install-for-tests:
	@scripts/install-missing --for-tests

## law: check every file of law/ and work through its scenarios
law: build
	$(NAUNGAN) law check

## bench: how long the main jobs take on this machine, beside Splink, Polars and OpenFisca where installed (bench/README.md)
bench: build
	NAUNGAN=$(NAUNGAN) bench/run

## help: this list
help:
	@sed -n 's/^## /  make /p' $(MAKEFILE_LIST)
