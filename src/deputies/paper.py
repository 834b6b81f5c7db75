"""A page for paper: HTML that stands alone to PDF, by WeasyPrint (extra `[pdf]`) where it is installed.

The same page and the same fonts give the same bytes: neither a clock nor an address stands in them. Nothing is
fetched: a page that names a picture or a style elsewhere is written without it.
"""

from __future__ import annotations

import logging

from deputies.values import Refusal

__all__ = ["write_pdf"]


def write_pdf(page: str) -> bytes:
    """Return the page as PDF.

    raises  Refusal (`pdf.unavailable`) where WeasyPrint, or the library Pango that it draws with, is missing.
    """
    try:
        import weasyprint
    except ImportError:
        raise _unavailable("WeasyPrint is not installed here; install deputies[pdf]") from None
    except OSError:  # the package is there, and the libraries it loads are not
        raise _unavailable(
            "WeasyPrint finds no Pango, which it draws with; install Pango (on Debian: libpango-1.0-0, "
            "libpangoft2-1.0-0 and libharfbuzz-subset0)"
        ) from None
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of what only screens understand
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    written: bytes = weasyprint.HTML(string=page, url_fetcher=nothing).write_pdf()
    return written


def _unavailable(why: str) -> Refusal:
    return Refusal(
        "pdf.unavailable",
        f"PDF cannot be written: {why}. The page itself prints as well, and there is plain text.",
        required="deputies[pdf] and Pango",
    )
