# make run      the dashboard, on http://localhost:8501 or the next free port (PORT=8571: on that)
# make check    before every commit, a minute: format, lint, types, words, the fast tests
# make test     before every merge, half an hour: all that and every other test, in a browser too
# make catalogues  after a change of words: what is to be translated, into every catalogue
# make slow     now and then, an hour: thousands of random examples, hundreds of kills
# make lock     pins the newest versions that requirements.txt allows (needs uv)
#
# The first time each needs a network, and Python 3.11 or newer (another one: PYTHON=...). They
# install with uv where it is present, with pip otherwise. GNU make 3.81, as on macOS, is enough.

PYTHON =
PORT =
EXAMPLES = same
VENV = .venv
PY = $(VENV)/bin/python
FAST = tests/model tests/codelists tests/reader/languages tests/reader/extraction tests/ingest \
	tests/dashboard/exports tests/test_house.py

LANGUAGES = ru ky
CATALOGUES = lib/dashboard/narrative/messages
POT = $(VENV)/messages.pot
PYBABEL = PYTHONPATH=. $(VENV)/bin/pybabel -q
MESSAGES = -F pyproject.toml -k pgettext:1c,2 -k ngettext:1,2 --add-location=file --sort-by-file \
	--no-wrap --project=Multivector --copyright-holder="Multivector contributors"
UPDATED = --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap

run: $(VENV)/run.stamp
	$(PY) -m streamlit run app.py $(if $(PORT),--server.port $(PORT))

check: style translations
	@$(MAKE) --no-print-directory --jobs=2 types fast

test: style translations types
	$(PY) tests/browser.py
	$(PY) tests/nginx.py
	$(PY) -m pytest -n auto --dist loadfile -ra --hypothesis-profile=$(EXAMPLES)

slow: $(VENV)/test.stamp
	$(PY) tests/browser.py
	$(PY) tests/nginx.py
	$(PY) -m pytest -n auto --dist loadfile -m "" --hypothesis-profile=thorough

# What is to be translated, from the code and the ledger into the catalogues of all languages.
catalogues: $(VENV)/test.stamp
	@$(PYBABEL) extract $(MESSAGES) -o $(POT) .
	@for language in $(LANGUAGES); do \
		$(PYBABEL) update $(UPDATED) -i $(POT) -l $$language -o $(CATALOGUES)/$$language.po || exit 1; \
	done

translations: $(VENV)/test.stamp
	@$(PYBABEL) extract $(MESSAGES) -o $(POT) .
	@for language in $(LANGUAGES); do \
		$(PYBABEL) update --check $(UPDATED) -i $(POT) -l $$language -o $(CATALOGUES)/$$language.po \
			|| { echo "$(CATALOGUES)/$$language.po lacks messages: make catalogues"; exit 1; }; \
		$(PYBABEL) compile -i $(CATALOGUES)/$$language.po -l $$language -o /dev/null || exit 1; \
	done

style: $(VENV)/test.stamp
	$(PY) -m ruff format --check --quiet .
	$(PY) -m ruff check --quiet .
	$(PY) -m codespell_lib

types: $(VENV)/test.stamp
	$(PY) -m mypy

fast: $(VENV)/test.stamp
	$(PY) -m pytest -q -n auto $(FAST)

# A stamp is newer than what was installed from it, so nothing is installed twice.
$(VENV)/run.stamp: requirements.lock pyproject.toml $(VENV)/made.stamp
	$(call install,-r requirements.lock)
	$(call install,--no-deps --editable .)
	@touch $@

$(VENV)/test.stamp: tests/requirements.lock $(VENV)/run.stamp
	$(call install,-r tests/requirements.lock)
	@touch $@

install = @if command -v uv >/dev/null 2>&1; \
	then uv pip install --quiet --python $(PY) $(1); \
	else $(PY) -m pip install --quiet --disable-pip-version-check $(1); fi

$(VENV)/made.stamp:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		rm -rf $(VENV); \
		echo "Making $(VENV) with $$($$python --version)"; \
		$$python -m venv $(VENV) >/dev/null && touch $@ && exit 0; \
		rm -rf $(VENV); \
		echo "Python has no module to make virtual environments with; on Debian and Ubuntu:"; \
		echo "    sudo apt-get install python3-venv"; \
		exit 1; \
	done; \
	echo "Python 3.11 or newer is needed and was not found; set PYTHON=... to its path."; \
	exit 1

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--custom-compile-command "make lock" requirements.txt -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--custom-compile-command "make lock" -c requirements.lock \
		tests/requirements.txt -o tests/requirements.lock

clean:
	rm -rf $(VENV) .pytest_cache .hypothesis .mypy_cache .ruff_cache *.egg-info

.PHONY: run check test slow catalogues translations style types fast lock clean
