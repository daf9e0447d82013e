"""What both editions share: the nodes of a document, what its marks lead to, numbers, references, index."""
