"""The query language of package_search, as far as clients use that of Solr.

parse_query ─► nodes ─► matching over the columns of a corpus      as_query prints nodes, and parsing gives them back
"""
