"""The look of every figure and page: colours by meaning, type, fonts."""
