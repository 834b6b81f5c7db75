"""Deputies: councils of recallable deputies, run under a statute, on a record anyone can verify."""

__version__ = "0.1.0"
