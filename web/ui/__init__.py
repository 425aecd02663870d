"""What a visitor sees, drawn with Streamlit: a view gets everything it shows as arguments."""
