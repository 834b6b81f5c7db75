"""The site: one Django project over the library. Pages read, forms ask, `perform` alone writes."""
