# Each target makes the environment if it is missing; `make` alone builds the book.
PYTHON ?= python3
RUN = .venv/bin

.PHONY: book pdf release test check extract lab lint clean
.DEFAULT_GOAL := book

.venv/made: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	touch $@

.venv/tests: .venv/made requirements-test.txt
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-test.txt
	touch $@

.venv/lab: .venv/made requirements-lab.txt
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-lab.txt
	touch $@

# in an environment of its own: it needs old versions of what the book needs new
.venv/cff/made: .venv/made
	$(PYTHON) -m venv .venv/cff
	.venv/cff/bin/python -m pip install --quiet --disable-pip-version-check cffconvert==2.0.0
	touch $@

# in an environment of its own: Jupyter Book holds Sphinx at 7
.venv/sphinx/made: .venv/made requirements-sphinx.txt
	$(PYTHON) -m venv .venv/sphinx
	.venv/sphinx/bin/python -m pip install --quiet --disable-pip-version-check --requirement requirements-sphinx.txt
	touch $@

# in an environment of its own: what it needs is older than what the book needs
.venv/qda/made: .venv/made requirements-qda.txt
	$(PYTHON) -m venv .venv/qda
	.venv/qda/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --requirement requirements-qda.txt
	touch $@

book: check  ## execute every chapter and build the HTML book
	PATH="$(CURDIR)/$(RUN):$$PATH" $(RUN)/jupyter-book build . --all -W --keep-going
	@echo "The book is built: open _build/html/index.html"

pdf: book  ## execute every chapter, build the HTML book and print the PDF book from the same run
	PATH="$(CURDIR)/$(RUN):$$PATH" $(RUN)/jupyter-book build . -W --keep-going --builder custom --custom-builder typst
	@echo "The PDF is built: open _build/typst/breaking-ranks.pdf"

release: pdf  ## put everything that a reader needs into dist
	$(RUN)/breaking-ranks release

test: .venv/tests .venv/cff/made .venv/sphinx/made .venv/qda/made lint  ## run all tests
	$(RUN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

lint: .venv/tests
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy breaking_ranks

check: .venv/made  ## hold the tables against their definitions and, if the articles are here, against these
	$(RUN)/breaking-ranks check

extract: .venv/made  ## write data/derived anew from the articles in data/raw
	$(RUN)/breaking-ranks extract

lab: .venv/lab  ## open the chapters in JupyterLab
	$(RUN)/jupyter lab chapters

clean:  ## remove what was built and the environment
	rm -rf _build dist .venv
