"""Links as pictures show them (bridge until the full module lands)."""


def link_words(url: str) -> str:
    """Return the short form."""
    return url.split("://")[-1].removeprefix("www.").rstrip("/")
