"""One function per chart: rows and a width in pixels in, an Altair chart out."""
