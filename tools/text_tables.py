"""Tables that are text: CSV and its relatives, JSON, calendars, and what is none of them."""

# ruff: noqa: E501, INP001, UP012 - data reads better whole and alike; part of a script

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

__all__ = ["Made", "text_tables"]


@dataclass(frozen=True, slots=True)
class Made:
    """A table, what it is there for, and the options with which it is read, each in turn."""

    name: str
    about: str
    data: bytes
    options: tuple[dict[str, Any], ...] = ({},)


HEADER = "Event name,Date,Time,Place\n"
TEA = "Tea and talk,13 June 2024,2pm,Anytown Library\n"
WALK = "Slow walk,14/06/2024,19.30,Sampleton Lock\n"
PLAIN = HEADER + TEA + WALK


def text_tables() -> Iterator[Made]:
    """Yield all of them."""
    yield from _encodings()
    yield from _separators()
    yield from _quotes()
    yield from _shapes()
    yield from _headings()
    yield from _rows()
    yield from _no_tables()
    yield from _objects()
    yield from _calendars()


def _encodings() -> Iterator[Made]:
    accents = (
        "Event name;Date;Place;Caption\n"
        "Café Saturday;15 June 2024;Café Zoë, Anytown;It’s “tea o’clock” – £2 a cup…\n"
        "Crêpes et thé;16 June 2024;Château Sample;À bientôt, très bientôt\n"
    )
    yield Made("plain.csv", "UTF-8 without a mark, commas", PLAIN.encode())
    yield Made(
        "excel-utf8.csv",
        "what Excel calls CSV UTF-8: a byte order mark, lines of Windows",
        PLAIN.replace("\n", "\r\n").encode("utf-8-sig"),
    )
    yield Made(
        "unicode-text.txt",
        "what Excel calls Unicode Text: UTF-16 and tabs",
        accents.replace(";", "\t").replace("\n", "\r\n").encode("utf-16"),
    )
    yield Made(
        "utf16-big-endian.csv",
        "UTF-16, the other way round",
        b"\xfe\xff" + accents.encode("utf-16-be"),
    )
    yield Made("utf16-no-mark.csv", "UTF-16 without a mark", PLAIN.encode("utf-16-le"))
    yield Made("windows.csv", "cp1252, as Excel on Windows saves", accents.encode("cp1252"))
    yield Made("mac.csv", "Mac Roman, as Excel on a Mac saves", accents.encode("mac-roman"))
    yield Made(
        "mac-old-lines.csv",
        "Mac Roman and the line ends of the old Mac",
        accents.replace("\n", "\r").encode("mac-roman"),
    )
    yield Made(
        "windows-one-letter.csv",
        "cp1252 with one accent: é, which is È in Mac Roman",
        PLAIN.replace("Library", "Café").encode("cp1252"),
    )
    yield Made(
        "mac-one-letter.csv",
        "Mac Roman with one accent: é, which is Ž in cp1252",
        PLAIN.replace("Library", "Café").encode("mac-roman"),
    )
    yield Made(
        "windows-apostrophe.csv",
        "cp1252 with one curly apostrophe",
        PLAIN.replace("Tea and talk", "Let’s talk").encode("cp1252"),
    )
    yield Made(
        "mac-apostrophe.csv",
        "Mac Roman with one curly apostrophe",
        PLAIN.replace("Tea and talk", "Let’s talk").encode("mac-roman"),
    )
    yield Made(
        "one-bad-byte.csv",
        "UTF-8 into which a line of cp1252 was pasted",
        accents.encode() + "Caf\xe9 again;16 June 2024;;\n".encode("latin-1"),
    )
    yield Made(
        "lost-letter.csv",
        "a letter that was lost before, and is now the replacement character",
        PLAIN.replace("Library", "Caf\ufffd").encode(),
    )
    yield Made(
        "polish-encoding.csv",
        "cp1250, which nobody can tell from cp1252: the encoding is given",
        "Event name,Place\nHerbata i rozmowa,Łódź\n".encode("cp1250"),
        ({"encoding": "cp1250"}, {"encoding": "cp1520"}, {"encoding": "utf-8"}),
    )
    yield Made(
        "scripts-and-emoji.csv",
        "Welsh, Polish, Arabic, Hindi, Chinese, emoji",
        (
            "Name,Lang,Caption\nPaned ŵ,cy,Dewch am baned ☕\nŻółw,pl,Zażółć gęślą jaźń\n"
            "شاي,ar,أهلا وسهلا\nचाय,hi,चाय पर बात\n茶,zh,一起喝茶 👩‍👩‍👧\n"
        ).encode(),
    )


def _separators() -> Iterator[Made]:
    prose = (
        "Event name;Date;Caption\n"
        "Tea;13 June 2024;Tea, talk, cake, and more\nWalk;14 June 2024;Slow, long, dry, we hope\n"
    )
    yield Made("semicolons.csv", "semicolons, as Excel in most of Europe", prose.encode())
    yield Made("tabs.tsv", "tabs", PLAIN.replace(",", "\t").encode())
    yield Made(
        "pasted.txt",
        "tabs, pasted from a spreadsheet into an editor",
        PLAIN.replace(",", "\t").encode(),
    )
    yield Made("bars.txt", "vertical bars", PLAIN.replace(",", "|").encode())
    yield Made(
        "sep-line.csv",
        "Excel's line that names the separator, which is no row in Excel",
        ("sep=;\r\n" + prose.replace("\n", "\r\n")).encode(),
    )
    yield Made(
        "sep-line-odd.csv",
        "a separator that nobody would guess",
        b"sep=^\nName^Date\nTea^13 June 2024\n",
    )
    yield Made(
        "captions.csv",
        "one column, no separator",
        b"Caption\nSay hello\nHold the door, and smile\n",
    )
    yield Made(
        "captions-semicolon.csv",
        "one column, and words with semicolons",
        b"Caption\nSay hello; smile\nHold the door; wait\n",
    )
    yield Made(
        "quoted-lines.csv",
        "every line was quoted as a whole: no row of headings is found",
        b'"Event name,Date,Place"\n"Tea,13 June 2024,Library"\n',
    )


def _quotes() -> Iterator[Made]:
    yield Made(
        "line-breaks.csv",
        "addresses over several lines: rows are counted as a spreadsheet counts them",
        b'Event name,Place,Caption\r\nTea,"Anytown Library\r\nSample Street\r\nAnytown","Come, ""stay"""\r\n'
        b'Walk,Lock,"Two\nlines"\r\nCake,Hall,\r\n',
    )
    yield Made(
        "quote-not-closed.csv",
        "a quotation mark that is never closed costs its own row only",
        b'Event name,Date,Place\n"Tea,13 June 2024,Library\nWalk,14 June 2024,Lock\n"Cake",15 June 2024,Hall\n',
    )
    yield Made(
        "quote-not-closed-last.csv",
        "the same in the last row",
        b'Event name,Date,Place\nTea,13 June 2024,Library\nWalk,14 June 2024,"Lock\n',
    )
    yield Made(
        "quotes-inside.csv",
        "quotation marks and inches within words, as Excel reads them",
        b'Event name,Date,Place\n"Tea" and talk,13 June 2024,Room 5"\nMy "other" tea,14 June 2024,"The ""Hall"""\n',
    )
    yield Made(
        "quotes-curly.csv",
        "curly quotation marks, which quote nothing",
        "Event name,Date\n“Tea” and ‘talk’,13 June 2024\n".encode(),
    )


def _shapes() -> Iterator[Made]:
    yield Made(
        "short-rows.csv",
        "rows that end early",
        b"Event name,Date,Time,Place\nTea\nWalk,14 June 2024\n",
    )
    yield Made(
        "trailing-commas.csv",
        "blank cells beyond the headings",
        b"Event name,Date\nTea,13 June 2024,,,\nWalk,,,,\n",
    )
    yield Made(
        "comma-not-quoted.csv",
        "a comma in an address pushes a word beyond the headings",
        b"Event name,Date,Place\nTea,13 June 2024,Library, Anytown\nWalk,14 June 2024,Lock\n"
        b"Cake,15 June 2024,a,b,c,d,e,f\n",
    )
    yield Made(
        "blank-rows-and-columns.csv",
        "blank rows, a blank column, a row of spaces and of no-break spaces",
        "Event name,,Date\n,,\nTea,,13 June 2024\n\n   ,, \n\u00a0,,\u200b\nWalk,,14 June 2024\n\n\n".encode(),
    )
    yield Made(
        "cell-without-heading.csv",
        "a remark in a column without a heading",
        b"Event name,Date,,Place\nTea,13 June 2024,ask Jo,Library\nWalk,14 June 2024,,Lock\n",
    )
    yield Made(
        "title-above.csv",
        "a title above the headings",
        b"Our events for the week,,\n,,\nEvent name,Date,Place\nTea,13 June 2024,Library\n",
    )
    yield Made(
        "title-event.csv",
        "a title that is a heading's name as well",
        b"Event,,\nEvent name,Date,Place\nTea,13 June 2024,Library\n",
    )
    yield Made(
        "notes-above.csv",
        "several lines of notes above the headings",
        b"Anytown,,\nUpdated by Jo,,\nPlease fill in by Friday,,\n,,\nQuestions? jo@example.org,,\nWhat,When,Where\nTea,13 June 2024,Library\n",
        ({}, {"mapping": {"What": "event_name"}}),
    )
    yield Made(
        "headings-again.csv",
        "two tables pasted one below the other",
        (PLAIN + HEADER + "Cake,15 June 2024,3pm,Hall\n").encode(),
    )
    yield Made(
        "mixed-line-ends.csv",
        "line ends of three systems",
        PLAIN.replace("\n", "\r\n", 1).encode() + b"Cake,15 June,,\rBread,16 June,,\n",
    )


def _headings() -> Iterator[Made]:
    yield Made(
        "headings-shouted.csv",
        "capitals, spaces, underscores, hyphens, accents, another order",
        " PLACE ,event__DATE,Évent-Name,  Start   Time \nLibrary,13 June 2024,Tea,2pm\n".encode(),
    )
    yield Made(
        "headings-aliases.csv",
        "other words for the same",
        b"Title,When,Starts,Venue,Cost,Website,Message,Picture\nTea,13 June 2024,,Library,Free,example.org,Come,tea.jpg\n",
        ({}, {"mapping": {"Starts": "time"}}),
    )
    yield Made(
        "headings-welsh.csv",
        "Welsh headings",
        "Enw,Dyddiad,Amser,Lleoliad,Iaith\nPaned,13 Mehefin 2024,14:00,Llyfrgell,cy\n".encode(),
    )
    yield Made(
        "headings-remarks.csv",
        "headings with remarks, stars and line breaks",
        b'"Event\nname *",Date (dd/mm/yyyy):,Time [24 hours],Place (if any)?\nTea,13/06/2024,14:00,Library\n',
    )
    yield Made(
        "near-miss.csv", "a slip in a heading", b"Event name,Date,Venu\nTea,13 June 2024,Library\n"
    )
    yield Made(
        "near-misses.csv",
        "slips in all headings but one",
        b"Evnet name,Dtae,Caption,Loction\nTea,13 June 2024,Come,Library\n",
    )
    yield Made("only-near-miss.csv", "the only heading has a slip", b"Captoin\nSay hello\n")
    yield Made(
        "free-columns.csv",
        "columns that no field claims",
        b"Event name,Date,Room size,Second logo,2024?\nTea,13 June 2024,40,b.svg,x\n",
        ({}, {"free_fields": ["room_size"]}, {"mapping": {"Room size": "", "2024?": "access"}}),
    )
    yield Made(
        "own-field.csv",
        "a field of a design's own that is an alias of another field elsewhere",
        b"Event name,Quote\nTea,Lovely\n",
        ({}, {"free_fields": ["quote"]}),
    )
    yield Made(
        "two-places.csv",
        "two columns that mean the same",
        b"Event name,Place,Date,Venue\nTea,Library,13 June 2024,Anytown\n",
        ({}, {"mapping": {"venue": ""}}, {"mapping": {"Venue": "Address 2"}}),
    )
    yield Made("same-heading-twice.csv", "one heading twice", b"Event name,Extra,Extra\nTea,a,b\n")
    yield Made(
        "google-form.csv",
        "questions of a form as headings",
        b'Timestamp,"What is your event called?","Which day is it?","Where is it?"\n2024/05/01 9:12:33,Tea,13 June 2024,Library\n',
        (
            {},
            {
                "mapping": {
                    "what is your event called?": "Event name",
                    "Which day is it?": "date",
                    "Where is it?": "venue",
                }
            },
            {"mapping": {"What is you event called?": "event_name", "Where is it?": "place"}},
            {"mapping": {"Where is it?": "plaec"}},
        ),
    )
    yield Made(
        "no-headings.csv",
        "rows and no headings",
        b"Tea,13 June 2024,Library\nWalk,14 June 2024,Lock\n",
    )


def _rows() -> Iterator[Made]:
    yield Made(
        "status.csv",
        "rows that are not wanted yet",
        b"Event name,Status\nTea,\nWalk,skip\nCake, DRAFT \nBread,ready\nSoup,cancelled\nPie,confirmed\n",
    )
    yield Made(
        "status-ready.csv",
        'a column headed "Ready?"',
        b"Event name,Ready?\nTea,yes\nWalk,no\nCake,\n",
    )
    yield Made(
        "status-skip.csv", 'a column headed "Skip"', b"Event name,Skip\nTea,x\nWalk,\nCake,no\n"
    )
    yield Made(
        "chosen-rows.csv",
        "some rows of a table",
        b"Name\nTwo\nThree\nFour\nFive\nSix\n",
        tuple({"rows": rows} for rows in ("3-4", "3", "5-", "-3", "2, 4–5", "9", "5-3", "two")),
    )
    yield Made(
        "formulas.csv",
        "formulas as text, and words that only look like one",
        b'Event name,Date,Place,Caption\nTea,=B1,"=CONCAT(A1,""x"")",Come\nWalk,13 June 2024,=Sheet2!A1,=) be happy\n'
        b"Cake,14 June 2024,Hall,- bring a cake\n",
    )
    yield Made(
        "errors.csv",
        "errors of the spreadsheet",
        b"Event name,Date,Place,Caption,Hashtag\nTea,#REF!,#N/A,Come,#Tea\nWalk,########,Lock, #NAME? ,\nCake,14 June 2024,Err:502,We are #1,\n",
    )
    yield Made(
        "problems.csv",
        "our own file of rows to mend, which comes back",
        "\ufeffEvent name,Date,Caption,problem\r\nTea,13 June 2024,'=) be happy,no such day\r\nWalk,14 June 2024,'- slow,\r\n".encode(),
    )


def _no_tables() -> Iterator[Made]:
    yield Made("empty.csv", "no byte", b"")
    yield Made("only-mark.csv", "a byte order mark and nothing else", b"\xef\xbb\xbf\r\n\r\n")
    yield Made("only-commas.csv", "rows without a word", b",,,\n,,,\n")
    yield Made("only-headings.csv", "headings and nothing below", b"Event name,Date,Place\n,,\n")
    yield Made("nul.csv", "NUL characters", b"Event name,Date\nTea\0,13 June 2024\n")
    yield Made(
        "picture.csv",
        "a PNG called CSV",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde",
    )
    yield Made(
        "poster.csv", "a PDF called CSV", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
    )
    yield Made(
        "letter.csv", "a Word document called CSV", _zip({"word/document.xml": "<w:document/>"})
    )
    yield Made(
        "download.xls",
        "a web page called XLS",
        b"<html><body><table><tr><td>Event name</td></tr></table></body></html>",
    )
    yield Made("export.xml", "XML", b'<?xml version="1.0"?><events><event/></events>')
    yield Made("folder.zip", "a zip file with a table in it", _zip({"events.csv": PLAIN}))
    yield Made(
        "prose.txt",
        "a letter",
        b"Dear all,\n\nplease send me your events, with date and place.\n\nJo\n",
    )
    yield Made(
        "half.xlsx",
        "a workbook of which half is there",
        _zip({"xl/workbook.xml": "<workbook/>" * 20})[:120],
    )
    yield Made("numbers.numbers", "a Numbers document", _zip({"Index/Document.iwa": "x"}))
    yield Made("binary.xlsb", "a binary workbook", _zip({"xl/workbook.bin": "x"}))


def _objects() -> Iterator[Made]:
    events: list[dict[str, Any]] = [
        {"event_name": "Tea", "date": "2024-06-13", "place": "Library", "qr": True},
        {
            "event_name": "Walk",
            "time": None,
            "formats": ["x-post", "instagram"],
            "day": 3,
            "Room": 1.5,
        },
    ]
    yield Made("list.json", "a list of objects", json.dumps(events, indent=2).encode())
    yield Made(
        "wrapped.json",
        "a list of objects within an object",
        json.dumps({"version": 2, "events": events}).encode(),
    )
    yield Made("one.json", "one object", json.dumps(events[0]).encode())
    yield Made(
        "values.json",
        "values that no cell has, names given twice, a slip in a name",
        b'[{"event_name": "Tea", "place": {"name": "Library", "town": "Anytown"}, "caption": "a", "caption": "b"},'
        b' 7, {"event_name": "Walk", "venu": "Lock", "raised": NaN, "goal": 1e999}]',
    )
    yield Made(
        "broken.json",
        "a comma is missing",
        b'[\n {"event_name": "Tea"}\n {"event_name": "Walk"}\n]\n',
    )
    yield Made(
        "numbers.json", "a list of something else within an object", b'{"a": [1, 2], "b": [3]}'
    )
    yield Made("empty.json", "an empty list", b"[]")
    yield Made(
        "lines.jsonl",
        "one object a line; a blank line, a broken one, one that is no object",
        b'{"event_name": "Tea", "date": "2024-06-13"}\n\n{"event_name": "Walk"\n"Cake"\n{"event_name": "Bread", "status": "skip"}\n'
        b'{"event_name": "Pie"}\n',
    )


def _calendars() -> Iterator[Made]:
    def calendar(*events: str, zone: str = "") -> bytes:
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sample//Sample//EN"]
        lines += [f"X-WR-TIMEZONE:{zone}"] if zone else []
        for event in events:
            lines += ["BEGIN:VEVENT", *event.split("\n"), "END:VEVENT"]
        return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()

    yield Made(
        "google.ics",
        "times in UTC and the calendar's own zone; an all-day event; an evening until midnight",
        calendar(
            "UID:1\nSUMMARY:Tea\\, and talk\nDTSTART:20240613T130000Z\nDTEND:20240613T150000Z\n"
            "LOCATION:Anytown Library\\, Sample Street\nDESCRIPTION:Come for the tea\nURL:https://example.org/tea",
            "UID:2\nSUMMARY:Open house\nDTSTART;VALUE=DATE:20240612\nDTEND;VALUE=DATE:20240613",
            "UID:3\nSUMMARY:Chatty benches\nDTSTART;VALUE=DATE:20240610\nDTEND;VALUE=DATE:20240617",
            "UID:4\nSUMMARY:Late tea\nDTSTART:20240614T180000Z\nDTEND:20240614T230000Z",
            "UID:5\nSUMMARY:Off\nSTATUS:CANCELLED\nDTSTART:20240615T130000Z",
            zone="Europe/London",
        ),
        ({}, {"mapping": {"DESCRIPTION": "post_text"}}, {"sheet": "1"}),
    )
    yield Made(
        "outlook.ics",
        "named zones, Windows' own among them; lengths; an organiser; a repeated event",
        calendar(
            'SUMMARY:Tea\nDTSTART;TZID=GMT Standard Time:20240613T140000\nDURATION:PT1H30M\nORGANIZER;CN="Jo Sample":mailto:jo@example.org',
            "SUMMARY:Walk\nDTSTART;TZID=Europe/Paris:20240614T100000\nDTEND;TZID=Europe/London:20240614T110000\nRRULE:FREQ=WEEKLY;COUNT=3",
            "SUMMARY:Float\nDTSTART:20240615T100000\nDTEND:20240616T120000",
            "SUMMARY:No date",
            "SUMMARY:Bad date\nDTSTART:20240631",
            "SUMMARY:Long lines are folded in calendars\\, as this one is by a line break and\n  a space\nDTSTART;VALUE=DATE:20240616",
        ),
    )
    yield Made(
        "half.ics",
        "a calendar of which half is there",
        calendar("SUMMARY:Tea\nDTSTART:20240613T130000Z")[:-40],
    )
    yield Made("empty.ics", "a calendar without events", calendar())


def _zip(parts: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()
