"""From the articles and the lists of a project to its derived tables."""
