"""Datasets: publish, find, query, export, describe. Knows neither Streamlit nor HTTP."""
