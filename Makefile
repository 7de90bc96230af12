# make install | demo | docs | test | bench. PYTHON picks the interpreter (3.11 or newer).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt
DEMO := build/demo

.PHONY: install demo docs test lint bench pin clean

install: $(VENV)/installed

demo: $(VENV)/installed
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/kg build examples/pages --store $(DEMO)/graph
	$(BIN)/kg ask who-held-post --body "UBND quận Ngô Quyền" --role "Chủ tịch" --store $(DEMO)/graph
	$(BIN)/kg draw --about "Phạm Văn Hà" --store $(DEMO)/graph -o $(DEMO)/pham-van-ha.html

docs: $(VENV)/documented
	$(BIN)/mkdocs build --quiet
	@echo build/site/index.html

test: $(VENV)/tested
	scripts/system-packages
	$(BIN)/python scripts/editor.py
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict kg
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

bench: $(VENV)/tested
	$(BIN)/python benchmarks/run.py

# Renew constraints.txt with the newest versions that fit together.
pin:
	rm -rf build/pin && $(PYTHON) -m venv build/pin
	build/pin/bin/python -m pip install -qq --disable-pip-version-check ".[test,notebooks]"
	{ sed -n '/^#/p' constraints.txt; build/pin/bin/python -m pip freeze --exclude quanhe; } > build/constraints.txt
	mv build/constraints.txt constraints.txt

clean:
	rm -rf build dist $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "quanhe needs Python 3.11 or newer; set PYTHON / cần Python 3.11 trở lên" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "no venv module: apt-get install python3-venv / thiếu python3-venv" >&2; exit 1; }

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) --editable .
	@$(BIN)/python scripts/editor.py || true
	@touch $@

$(VENV)/documented: $(VENV)/installed
	$(PIP) --editable ".[docs]"
	@touch $@

$(VENV)/tested: $(VENV)/installed
	$(PIP) --editable ".[test]"
	@touch $@
