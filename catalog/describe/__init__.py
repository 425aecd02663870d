"""One record, written out in the words of each standard: one module a standard."""
