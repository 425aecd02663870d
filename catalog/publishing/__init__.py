"""From a folder to a published version: read and check the package, type its rows, profile them, record them."""
