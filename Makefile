# One command for each thing. Needs Python 3.11 or later and a package index, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check score bench train format lock clean

# The bot: on Telegram with TELEGRAM_BOT_TOKEN set, else in the playground in your browser.
run: $(VENV)/run.done
	$(BIN)/taccuino run

test: $(VENV)/dev.done
	$(BIN)/pytest

check: $(VENV)/dev.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pytest

# How well messages are read, by field, style, language and trade.
score: $(VENV)/run.done
	$(BIN)/python -m tests.reading.run

# How fast moments are found and messages are read, beside other libraries; what a large firm's data and questions cost;
# notes and reminders a second; what is lost when the bot is killed again and again (nothing).
bench: $(VENV)/dev.done
	$(BIN)/python -m tests.bench.when
	$(BIN)/python -m tests.bench.reading
	$(BIN)/python -m tests.bench.scale
	$(BIN)/python -m tests.bench.asking
	$(BIN)/python -m tests.bench.throughput
	$(BIN)/python -m tests.bench.ringing
	$(BIN)/python -m tests.bench.killing

# The pipelines of all languages from the training corpus; what is better on the trades kept aside is committed.
train: $(VENV)/run.done
	$(BIN)/python -m nlp.training.train

format: $(VENV)/dev.done
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The lock files from pyproject.toml; the one for development decides the versions of both.
lock: $(VENV)/run.done
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-header --no-annotate \
		--group dev pyproject.toml --output-file requirements-dev.lock
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-header --no-annotate \
		--constraint requirements-dev.lock pyproject.toml --output-file requirements.lock

clean:
	rm -rf $(VENV) build dist *.egg-info

$(VENV)/bin/pip:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Taccuino needs Python 3.11 or later: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.done: requirements.lock pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/dev.done: requirements-dev.lock $(VENV)/run.done
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@
