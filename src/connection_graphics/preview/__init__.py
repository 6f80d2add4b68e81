"""The preview: a small server on this machine whose page shows templates as they are drawn.

The server itself (:mod:`.server`) draws nothing. Pictures come from worker processes
(:mod:`.lanes`, :mod:`.studio`), which a template can hang or kill without harm; what has
changed on the disk is told to the page as it happens (:mod:`.watching`).
"""
