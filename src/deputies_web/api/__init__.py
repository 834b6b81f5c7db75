"""The HTTP interface, derived from the catalogue."""
