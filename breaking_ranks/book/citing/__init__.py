"""How the book is cited, by people and by programs, and whom a reader reaches."""
