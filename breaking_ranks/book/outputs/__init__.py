"""What a cell of a chapter puts out: figures, tables and bound numbers, each with where it came from."""
