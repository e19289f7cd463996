"""Stores that answer queries about one timeline in columns."""
