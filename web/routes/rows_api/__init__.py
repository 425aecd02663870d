"""The portal's own API under `/api/v1`: datasets, their rows, and OpenAPI documents made from the tables that serve."""
