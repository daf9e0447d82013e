"""What must hold between the tables, and between the tables and the articles."""
