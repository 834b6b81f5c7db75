# Two commands: `make demo` and `make test`. Everything they need goes into .tools and .venv.
PYTHON ?= python3
UV := .tools/bin/uv
export UV_PYTHON_DOWNLOADS := never
export UV_NATIVE_TLS := true
PY := .venv/bin/python
LOCK := $(UV) pip compile pyproject.toml --generate-hashes --no-header --no-emit-index-url \
	--universal --python-version 3.11 --quiet

.PHONY: setup setup-dev demo demo-reset test lint lock clean

$(UV):
	@echo "Making the tool environment (.tools) ..."
	@$(PYTHON) -m venv .tools && .tools/bin/pip --quiet --disable-pip-version-check install uv

.venv/demo.stamp: requirements/demo.lock pyproject.toml | $(UV)
	@test -x $(PY) || $(PYTHON) -m venv --without-pip .venv
	@echo "Installing what the demo uses ..."
	@$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements/demo.lock
	@$(UV) pip install --quiet --python $(PY) --no-deps -e .
	@touch $@

.venv/dev.stamp: requirements/dev.lock .venv/demo.stamp
	@echo "Installing what the tests use ..."
	@$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements/dev.lock
	@touch $@

setup: .venv/demo.stamp
setup-dev: .venv/dev.stamp

demo: setup
	@.venv/bin/deputies demo --serve

demo-reset: setup
	@.venv/bin/deputies demo --reset --serve

test: setup-dev
	@.venv/bin/python -m pytest -n auto --dist loadfile

lint: setup-dev
	@.venv/bin/ruff check . && .venv/bin/ruff format --check .
	@DEPUTIES_DIR=$$(mktemp -d) .venv/bin/mypy
	@.venv/bin/lint-imports

lock: | $(UV)
	@$(LOCK) --extra data --extra fast --extra web --extra pdf -o requirements/demo.lock
	@$(LOCK) --extra data --extra fast --extra web --extra pdf --extra postgres --extra dev -o requirements/dev.lock

clean:
	@rm -rf .venv .tools .demo
