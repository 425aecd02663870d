"""What programs write through the CKAN API: packages, resources, organisations and groups.

rights ─► fields (what was said becomes a record) ─► packages, resources, directory (one transaction each) ─► audit
"""
