"""The campaign that ``connection-graphics new-campaign my-week/`` makes, and its samples."""

from __future__ import annotations

import subprocess
import sys

from connection_graphics import Renderer

command = (sys.executable, "-m", "connection_graphics", "new-campaign", "my-week/")
subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program

renderer = Renderer("my-week")
event = {"event_name": "Tea and talk", "date": "10 June 2025", "place": "Anytown Library"}
renderer.render("event", event, scale=0.5).save("tea.png")
renderer.render("random-act", caption="Say hello", scale=0.5).save("hello.png")
news = {"caption": "We meet in the garden this week", "date": "12 June 2025", "time": "2pm"}
renderer.render("notice", news, scale=0.5).save("notice.png")
