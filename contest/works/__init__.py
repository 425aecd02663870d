"""Works: a draft, submitted as numbered versions that never change, with files, receipts and datasets used."""
