"""Who somebody is and what they may do: accounts, sessions, roles, consents, tokens, limits on attempts."""
