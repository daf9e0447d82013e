"""What coders fill: the columns of a sheet, made from the codebook, and how a filled one is read."""
