"""Contests: announced, entered by teams with works that use datasets of the catalogue, judged, decided and shown."""
