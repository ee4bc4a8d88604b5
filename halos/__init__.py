"""Halos: from a question in plain words to the technique, the instrument and the way in."""

__version__ = "0.1.0"
