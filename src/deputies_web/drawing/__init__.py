"""Pictures as SVG text in pure Python: presentation attributes only, so that they work under a strict policy."""
