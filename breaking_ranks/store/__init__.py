"""A project's folder, its tables and articles: what everything else reads through."""
