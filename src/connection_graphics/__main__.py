"""``python -m connection_graphics`` is the command ``connection-graphics``."""

from connection_graphics.cli import main

if __name__ == "__main__":
    main(prog_name="connection-graphics")
