"""What people type in a cell or an argument, read into values.

Each function takes one value and returns what it means, or raises a
:class:`~connection_graphics.errors.DataError` saying what is wrong with it and how to
write it instead. None guesses, and none looks at a clock, a locale or the network.
"""
