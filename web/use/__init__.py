"""“Use this data”: ready pieces of code for the rows that a reader is looking at."""
