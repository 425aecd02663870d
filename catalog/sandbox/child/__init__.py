"""What runs inside a worker. The portal uses only `frames` of it; nothing here imports the portal."""

TABLES = "t"  # the folder of the tables, inside the folder in which a worker starts
