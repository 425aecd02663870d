"""CKAN's DataStore over our versions: what a program asks of rows, and what it writes to them.

parameters ─► Question (filters, words, order, columns) ─► records made by DuckDB ─► answer      tables: who sees what
"""
