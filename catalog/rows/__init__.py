"""Questions to the rows of a version: one record, one URL grammar, one SQL; answered from memory or from Parquet."""
