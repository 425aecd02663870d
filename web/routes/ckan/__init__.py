"""CKAN's Action API over HTTP: one table of actions behind `/api/action/{name}` and `/api/3/action/{name}`."""
