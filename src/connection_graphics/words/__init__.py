"""What a post says in the row's language: dates, links, alt text, the text of the post."""
