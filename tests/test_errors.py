"""Errors: a sentence each, data as well, and safe to send between processes."""

from __future__ import annotations

import pickle

import pytest

from connection_graphics import errors
from connection_graphics.errors import (
    ConnectionGraphicsError,
    DataError,
    FitError,
    FontError,
    Location,
    UnknownNameError,
    closest,
)


def all_errors() -> list[type[ConnectionGraphicsError]]:
    return [
        kind
        for name in errors.__all__
        if isinstance(kind := getattr(errors, name), type)
        and issubclass(kind, ConnectionGraphicsError)
    ]


@pytest.mark.parametrize("kind", all_errors())
def test_each_is_in_the_tree_at_the_top_and_has_a_sentence(
    kind: type[ConnectionGraphicsError],
) -> None:
    assert errors.__doc__ is not None
    assert kind.__name__ in errors.__doc__
    assert kind.__doc__
    assert kind.code == kind.code.lower()


def test_the_sentence_says_where_what_and_what_to_do() -> None:
    error = DataError(
        "June has 30 days",
        hint="write the right day",
        where=Location(file="events.csv", cell="B14", column="Date"),
    )
    assert str(error) == (
        'events.csv, cell B14, column "Date": June has 30 days. Write the right day.'
    )


def test_a_place_is_added_and_never_replaced() -> None:
    error = DataError("wrong", where=Location(row=3))
    assert error.located(row=9, column="Date").where == Location(row=3, column="Date")


def test_an_unknown_name_suggests_the_near_one_or_lists_all() -> None:
    assert str(UnknownNameError("template", "evnt", ["event", "quote"])) == (
        'there is no template "evnt": did you mean "event"?'
    )
    assert str(UnknownNameError("template", "zzz", ["quote", "event"])) == (
        'there is no template "zzz": known: event, quote'
    )


@pytest.mark.parametrize(
    "error",
    [
        DataError("wrong", hint="mend it", where=Location(row=3), value="x"),
        UnknownNameError("format", "instagran", ["instagram"]),
        FitError("too long", overflow=12, min_size=28.0),
        FontError("no glyph", missing=("\u1234",), code="missing-glyph"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_can_be_pickled(error: ConnectionGraphicsError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert copy.__dict__ == error.__dict__


def test_closest_ignores_case() -> None:
    assert closest("EVENT", ["event", "quote"]) == "event"
    assert closest("entirely different", ["event"]) is None
