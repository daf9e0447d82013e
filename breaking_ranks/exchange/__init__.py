"""Codebook and codings in the formats that other programs read. Reads no file: tables in, bytes out."""
