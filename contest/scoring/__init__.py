"""The mathematics of judging: pure functions of their arguments, without state, files, clock or chance of their own."""
