"""The front: `ui` draws with Streamlit, `routes` answers HTTP. Rules live below, in `catalog`."""
