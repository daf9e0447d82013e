"""The commands of the command line, a module each: what it yields are the lines that it prints."""
