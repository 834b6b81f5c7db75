"""Django is set up before the tests of the site are read: what they import has tables."""

from __future__ import annotations

from deployment import deployment

deployment()
