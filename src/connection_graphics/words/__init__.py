"""Words made from a post's facts: dates, links, alt text and post text in the row's language."""
