# The words to know: `make demo`, `make test`, `make serve`. `make help` lists all of them.
# A machine needs Python 3.11 or newer and make; everything else is installed into .venv, once.

PYTHON ?= python3
PORT ?= 8000
EXTRAS ?= [dev]
# An index with small CPU builds of torch, e.g. https://download.pytorch.org/whl/cpu; see README.md.
TORCH_INDEX ?=
# What the tests of the page for people need of Debian; the fonts are for what they picture.
BROWSER := chromium fonts-liberation

VENV := .venv
BIN := $(VENV)/bin
# Holds the path that .venv was made for: its scripts have that path in them, so a moved one is made anew.
STAMP := $(VENV)/.installed
# Stands while pip works: a .venv that was left half-made is made anew.
UNFINISHED := $(VENV)/.unfinished

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install demo serve test browser check format eval bench budgets docs clean FORCE

help: ## List these words.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(STAMP) ## Make .venv and install what the service needs; done once, and by every word below.

demo: $(STAMP) ## Start the server, translate and summarize the sample over HTTP, stop the server.
	@$(BIN)/depeche demo $(ARGS)

serve: $(STAMP) ## Serve the HTTP API on port PORT (8000), documentation under /docs.
	@$(BIN)/depeche serve --port $(PORT) $(ARGS)

# One process of pytest for each core, and a file's tests in one of them; ARGS="-n0 --pdb" is for looking into one. Threads
# of torch that have no core of their own burn one waiting for each other. What the tests start imports the program some
# hundred times, which takes a sixth less where Python may keep what it compiled.
test: $(STAMP) browser ## Run every test; ARGS="-m 'not engine and not torch'" runs the quick ones.
	@OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

# The tests of the page for people drive a real browser, Debian's. Where it cannot be installed, they are skipped and say so.
browser:
	@command -v chromium >/dev/null || [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || { \
	  echo "Installing chromium, which the tests of the page drive."; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install --yes -qq --no-install-recommends $(BROWSER); } >/dev/null \
	    || echo "It could not be installed: the tests of the page will be skipped."; }

check: $(STAMP) ## Look at the format, lint and types; changes nothing.
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

format: $(STAMP) ## Format the code, and mend what lint can mend.
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

eval: $(STAMP) ## Measure the translation of DATA, a file of French<TAB>English lines.
	@test -n "$(DATA)" || { echo "make eval needs a file: make eval DATA=pairs.tsv" >&2; exit 2; }
	@$(BIN)/depeche eval --data "$(DATA)" $(ARGS)

bench: $(STAMP) ## Measure Dépêche beside others, for an hour; ARGS="--quick" for minutes, "--data pairs.tsv" for other stories.
	@$(BIN)/python -m bench $(ARGS)

budgets: $(STAMP) ## Measure cold start, memory and health under load; ARGS="--data pairs.tsv" for other articles.
	@for script in cold_start health_under_load server_memory; do $(BIN)/python bench/$$script.py $(ARGS) || failed=1; done; exit $${failed:-0}

docs: $(STAMP) ## Write the tables and the commands' output on the pages anew.
	$(BIN)/python docs/tables.py
	$(BIN)/python docs/examples.py

clean: ## Remove .venv and the caches of the tools.
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

# A .venv that works, is not half-made, and was not moved here from another folder. A link to one of another folder is
# replaced by one of this folder's own: that other is not to be cleared.
SOUND := $(BIN)/python -m pip --version >/dev/null 2>&1 && [ ! -e $(UNFINISHED) ] \
	&& { [ ! -e $(STAMP) ] || [ "$$(cat $(STAMP))" = "$(CURDIR)" ]; }

ifneq ($(wildcard $(STAMP)),)
ifneq ($(shell { $(SOUND); } && echo sound),sound)
$(STAMP): FORCE
endif
endif

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Dépêche needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) --version 2>/dev/null || echo not there)." >&2; \
	  echo "Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@if $(SOUND); then \
	  echo "Bringing $(VENV) up to date with pyproject.toml and constraints.txt."; \
	else \
	  echo "Making $(VENV) with $$($(PYTHON) --version). The first time takes some minutes."; \
	  if [ -L $(VENV) ]; then rm $(VENV); fi; \
	  $(PYTHON) -m venv --clear $(VENV); \
	fi
	@touch $(UNFINISHED)
	$(if $(TORCH_INDEX),$(BIN)/python -m pip install -c constraints.txt --extra-index-url $(TORCH_INDEX) torch)
	$(BIN)/python -m pip install -c constraints.txt -e '.$(EXTRAS)'
	@printf '%s' '$(CURDIR)' > $(STAMP)
	@rm -f $(UNFINISHED)
