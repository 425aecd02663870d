"""The pages of a person: signing in, registering, a forgotten password, the own account."""
