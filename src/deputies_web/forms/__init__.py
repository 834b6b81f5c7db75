"""Forms derived from the catalogue of requests: nothing about a single kind of request is written here."""
