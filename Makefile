# make run     the dashboard on http://localhost:8501
# make test    everything that is checked
#
# Both need Python 3.11 or newer and, the first time, a network. Another Python: PYTHON=...
# Kept to what GNU make 3.81 understands, which is the one on macOS.

PYTHON =
VENV = .venv
PY = $(VENV)/bin/python

run: $(VENV)/run.stamp
	$(PY) -m streamlit run app.py

test: $(VENV)/test.stamp
	$(PY) tests/browser.py
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -m pytest

# A stamp is newer than what was installed from it, so nothing is installed twice.
$(VENV)/run.stamp: requirements.txt $(VENV)/made.stamp
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/test.stamp: tests/requirements.txt $(VENV)/run.stamp
	$(PY) -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@

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

clean:
	rm -rf $(VENV) .pytest_cache .hypothesis .mypy_cache .ruff_cache

.PHONY: run test clean
