"""The catalogue in the words of CKAN's Action API: what its clients send and what they read. No HTTP in here."""
