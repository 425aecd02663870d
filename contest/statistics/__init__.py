"""What a contest came to, in numbers, and its results as a dataset of the catalogue."""
