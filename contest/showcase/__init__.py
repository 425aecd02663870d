"""The gallery: works shown after a contest with their data and awards, whether they still run, what became of them."""
