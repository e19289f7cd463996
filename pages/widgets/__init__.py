"""The Streamlit edge that pages share."""
