"""A table in, finished files out: reading, planning, running and reporting a batch."""
