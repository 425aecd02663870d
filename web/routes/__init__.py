"""What answers HTTP: downloads, crawler pages, small preferences. Home.py hands these three to `st.App`."""

from web.routes.app import lifespan, middleware, routes

__all__ = ["lifespan", "middleware", "routes"]
