"""Measure the instruments on labelled data from outside the project. The data are never part of it."""
