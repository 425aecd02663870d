"""Public voting: one ballot a person, counts hidden until the end, suspicious ballots decided by people."""
