"""Rows written one by one: changes wait in a log, readers see them at once, and after a quiet minute they become one
new version.

write_rows / remove_rows ─► log (state) ─► LiveTables (memory) ─► reading_now      fold: the log becomes a version
"""
