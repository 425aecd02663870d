"""The way in. Imported by the server it makes the application; run as a script it draws the frame and the page."""

import streamlit as st

if __name__ == "__main__":
    from web.ui.shell import frame

    frame()
else:
    from streamlit.runtime.pages_manager import PagesManager

    from web.routes import lifespan, middleware, routes

    # Without this, a visitor whose deep link is the first request of the process gets the page without the frame.
    PagesManager.uses_pages_directory = False
    app = st.App(__file__, routes=routes, lifespan=lifespan, middleware=middleware)
