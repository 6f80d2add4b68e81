"""What all commands share: they are loaded when needed, and errors become words in one place."""

from __future__ import annotations

import errno
import os
import traceback
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final, TypeVar

import click

from connection_graphics.errors import ConnectionGraphicsError, closest

from . import output

__all__ = [
    "EXIT_FAULT",
    "EXIT_ROWS",
    "EXIT_STOPPED",
    "EXIT_UNUSABLE",
    "Shell",
    "Stopped",
    "Unusable",
    "common_options",
]

#: Some rows were not drawn; the others were.
EXIT_ROWS: Final = 1
#: The command line, or a file that it names, cannot be used. (Click's own code for wrong usage.)
EXIT_UNUSABLE: Final = 2
#: A fault of this program (EX_SOFTWARE of sysexits.h).
EXIT_FAULT: Final = 70
#: Stopped with Ctrl-C: 128 and the number of SIGINT, as shells count.
EXIT_STOPPED: Final = 130

#: Keys of ``Context.meta``, which all nested contexts share.
_DEBUG: Final = "connection_graphics.debug"

_F = TypeVar("_F", bound=Callable[..., Any])


class Unusable(click.ClickException):
    """An error as it is told to the user, in one or two lines."""

    exit_code = EXIT_UNUSABLE

    def __init__(self, message: str, details: str = "") -> None:
        super().__init__(message)
        self.details = details
        #: Asked now: when it is shown, the context that knows is gone.
        self.colour = output.wish()

    def show(self, file: Any = None) -> None:
        """Print the details, when they were asked for, and then the message."""
        if self.details:
            click.echo(self.details.rstrip(), file=file, err=True)
        output.error(self.message, colour=self.colour)


class Fault(Unusable):
    """The program is to blame."""

    exit_code = EXIT_FAULT


class Stopped(Unusable):
    """The user has ended it: no error, but told in the same place."""

    exit_code = EXIT_STOPPED

    def show(self, file: Any = None) -> None:
        """Print the message alone."""
        output.message(self.message)


class Shell(click.Group):
    """A group that imports a command when it is called, and turns errors into words.

    Args:
        sections: headings of the help text, each with its commands and where they are, as
            ``module:name``.
        other_names: names that also call a command, but are not listed.
        options: those of :class:`click.Group`.
    """

    def __init__(
        self,
        *args: Any,
        sections: Mapping[str, Mapping[str, str]],
        other_names: Mapping[str, str],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.sections = sections
        self.other_names = other_names
        self.places = {name: place for part in sections.values() for name, place in part.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of the help text."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, imported now."""
        place = self.places.get(self.other_names.get(cmd_name, cmd_name))
        if place is None:
            return None
        module, _, name = place.partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that *args* begin with; a slip is told with the nearest name."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = closest(name, [*self.places, *self.other_names])
            hint = f'did you mean "{near}"?' if near else f"known: {', '.join(self.places)}"
            raise Unusable(f'there is no command "{name}": {hint}')
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under their headings."""
        for heading, names in self.sections.items():
            commands = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(heading):
                formatter.write_dl(
                    [
                        (name, command.get_short_help_str(limit=80))
                        for name, command in commands
                        if command is not None
                    ]
                )

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever goes wrong is told once, here, and never as a traceback."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except ConnectionGraphicsError as error:
            raise Unusable(str(error), _details(ctx)) from error
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("connection_graphics"):
                raise Fault(_fault(error), _details(ctx)) from error
            message = (
                f'the Python package "{error.name}" is not installed. '
                "To see what is missing, and what to type: connection-graphics doctor"
            )
            raise Unusable(message, _details(ctx)) from error
        except KeyboardInterrupt as error:
            raise Stopped("Stopped.") from error
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                raise  # nobody reads on, as in `… | head`: Click ends quietly
            raise Fault(_fault(error), _details(ctx)) from error


def common_options(function: _F) -> _F:
    """Give a command the options that all commands have."""
    for option in (
        click.option(
            "--no-color",
            "--no-colour",
            "_no_colour",
            is_flag=True,
            expose_value=False,
            callback=_set_colour,
            is_eager=True,
            help="No colours in what is printed (so does the variable NO_COLOR).",
        ),
        click.option(
            "--debug",
            "_debug",
            is_flag=True,
            expose_value=False,
            callback=_set_debug,
            is_eager=True,
            help="When something goes wrong, print all that is known about it.",
        ),
    ):
        function = option(function)
    return function


def _set_debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[_DEBUG] = True


def _set_colour(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value or os.environ.get("NO_COLOR"):
        ctx.color = ctx.find_root().color = False


def _details(ctx: click.Context) -> str:
    return traceback.format_exc() if ctx.meta.get(_DEBUG) else ""


def _fault(error: Exception) -> str:
    said = " ".join(str(error).split())
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return (
        f"this is a fault of connection-graphics, not of yours ({what[:300]}).\n"
        "To report it, run the same command with --debug and send all that it prints."
    )
