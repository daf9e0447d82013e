"""The edition for a browser: figures and pages as HTML, the files beside them, style sheet and scripts."""
