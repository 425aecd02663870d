"""Screening: automatic checks, decisions of people with reasons, and the gate before judging."""
