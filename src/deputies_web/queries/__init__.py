"""Reads: the state of a system as frozen views for pages and API. One module a noun."""
