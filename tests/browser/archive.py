"""A small archive, such as somebody drops onto the page."""

import zipfile
from pathlib import Path


def archive(folder: Path) -> Path:
    """A small LinkedIn archive, made up by us: 14 people write, and 9 get an answer."""
    header = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
        "CONTENT,FOLDER"
    )
    me = ("Mara Lind", "https://www.linkedin.com/in/mara-lind")
    lines = [header]
    for number in range(14):
        them = (f"Person {number}", f"https://www.linkedin.com/in/person-{number}")
        day = f"2026-02-{1 + number:02}"
        question = "How did you set up the night shift plan?"
        lines.append(f"c{number},,{them[0]},{them[1]},{me[0]},{me[1]},{day} 09:00:00 UTC,,{question},INBOX")
        if number < 9:
            lines.append(
                f"c{number},,{me[0]},{me[1]},{them[0]},{them[1]},{day} 15:00:00 UTC,,We began with one team only.,INBOX"
            )
    them = ("Person 0", "https://www.linkedin.com/in/person-0")
    last = ("c99", "", *me, *them, "2026-03-20 09:00:00 UTC", "", "And how is it now over there?", "INBOX")
    lines.append(",".join(last))
    path = folder / "Basic_LinkedInDataExport_03-21-2026.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("messages.csv", "\n".join(lines) + "\n")
        zipped.writestr("Profile.csv", "First Name,Last Name,Headline,Summary\nMara,Lind,Quality engineer,\n")
    return path
