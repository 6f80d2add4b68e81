"""The version, said once: the wheel's metadata is made from this line."""

__version__ = "0.1.0"
