"""The pages of contests: what they share is in `visit`, `doing`, `frame`; every page has a file of its own."""
