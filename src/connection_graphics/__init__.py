"""Event details in, finished social media graphics out."""

from connection_graphics._version import __version__

__all__ = ["__version__"]
