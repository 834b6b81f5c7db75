"""Mandates: credentials and their contest, instructions and reports, recall, empty seats."""
