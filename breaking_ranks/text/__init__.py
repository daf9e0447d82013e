"""From the text of an article to the rows of ``data/derived``. Knows no chart and no finding."""
