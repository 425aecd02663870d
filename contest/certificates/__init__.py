"""Certificates: issued for a final result, verified by their code, revoked with a reason."""
