"""Whole graphics: what is kept of templates, pixels and strips changes no byte of any file."""

from __future__ import annotations

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import NamedTuple
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connection_graphics import Renderer, raster
from connection_graphics.raster import forget_pixels
from connection_graphics.template import forget_templates

FORMATS = ("instagram-square", "x-post")
MODES = ("fast", "balanced")


class Job(NamedTuple):
    """One file to make."""

    template: str
    row: tuple[tuple[str, str], ...]
    format: str
    arrangement: int


@cache
def renderer() -> Renderer:
    return Renderer()


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    forget_pixels()
    yield
    forget_pixels()


def made(job: Job) -> bytes:
    graphic = renderer().render(
        job.template, dict(job.row), format=job.format, arrangement=job.arrangement
    )
    return graphic.to_bytes("png", png="fast")


def jobs(seed: int, count: int) -> list[Job]:
    """Return files of a few designs, with rows that differ in few or in many words."""
    chance = random.Random(seed)  # noqa: S311 - rows, no secrets
    names = chance.sample(renderer().template_names(), 2)
    samples = {
        name: dict(chance.choice(renderer().template(name).samples).fields) for name in names
    }
    found = []
    for _ in range(count):
        name = chance.choice(names)
        row = dict(samples[name])
        for field in chance.sample(sorted(row), min(len(row), chance.randrange(3))):
            words = row[field].split()
            if field in ("caption", "event_name", "place", "organiser", "source"):
                chance.shuffle(words)
                row[field] = " ".join(words)
        at = chance.choice(FORMATS)
        found.append(Job(name, tuple(row.items()), at, chance.choice((3, 3, 7))))
    return found


@cache
def alone(job: Job) -> bytes:
    """Return the file as a process makes it that has drawn nothing before."""
    forget_pixels()
    forget_templates()
    return made(job)


@settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.sampled_from([0, 6_000_000, 64_000_000]), st.randoms())
def test_rows_of_our_templates_give_the_same_files_in_any_order(
    seed: int, most_bytes: int, chance: random.Random
) -> None:
    work = jobs(seed, 5)
    expected = {job: alone(job) for job in work}
    order = work * 2
    chance.shuffle(order)
    forget_pixels()
    with mock.patch.object(raster, "_share", return_value=most_bytes):
        for job in order:
            assert made(job) == expected[job], job


def test_eight_threads_with_templates_of_their_own_give_the_files_of_one() -> None:
    work = [
        Job(name, tuple(dict(renderer().template(name).samples[number].fields).items()), at, 5)
        for name in renderer().template_names()[:8]
        for number, at in enumerate(FORMATS)
    ]
    expected = [alone(job) for job in work]
    forget_templates()
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(made, work * 2)) == expected * 2
