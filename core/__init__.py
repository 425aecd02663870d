"""Settings, errors, words in two languages, state, files, audit: what every layer above stands on."""
