# Two commands are enough: `make run` opens the portal, `make test` passes everything.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: run test quick season check bench data gallery screenshots clean

run: $(VENV)/.run ## set up everything and open the portal with its demonstration content
	PORTAL_DEMO=1 PORTAL_PUBLIC_URL=http://127.0.0.1:$(PORT) \
	$(BIN)/streamlit run Home.py --server.address 127.0.0.1 --server.port $(PORT)

test: $(VENV)/.dev ## set up and run every test
	$(BIN)/python -m tests.system_packages
	$(BIN)/python -m pytest

quick: $(VENV)/.dev ## the tests that take less than a minute together
	$(BIN)/python -m pytest -m "not slow"

season: $(VENV)/.dev ## a whole contest played in a browser, every page as every role, long walks: half an hour
	$(BIN)/python -m pytest -m season -n0

check: $(VENV)/.dev ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev ## speed, beside a floor measured in the same run
	$(BIN)/python -m bench

data: $(VENV)/.dev ## rewrite the shipped datasets from their declarations (changes nothing when nothing changed)
	$(BIN)/python -m scripts.simulate

gallery: $(VENV)/.dev ## the first chart of every dataset on one page: var/gallery
	$(BIN)/python -m scripts.gallery

screenshots: $(VENV)/.dev ## the pictures of the README
	$(BIN)/python -m scripts.screenshots

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV) || { echo "make: the venv module is missing: sudo apt-get install python3-venv"; exit 1; }

$(VENV)/.run: $(VENV)/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean: ## forget the environment; the data in var/ stays
	rm -rf $(VENV)
