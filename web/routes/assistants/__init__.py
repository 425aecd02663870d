"""The catalogue for assistants: a read-only server of the Model Context Protocol at `/mcp`."""
