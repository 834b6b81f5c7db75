"""Forms derived from the catalogue of requests."""
