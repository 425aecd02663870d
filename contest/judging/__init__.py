"""Judging: who judges, who must not judge what, what each judge sees, and what they say about it."""
