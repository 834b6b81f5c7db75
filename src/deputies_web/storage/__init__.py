"""Storage: the record, its exhibits, and the tables that are its projection."""
