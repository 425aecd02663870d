"""Teams: founded, joined by consent, led by one of their members, looked at by the organisers, never at a dead end."""
