"""Live pages: server-sent events that follow the record."""
