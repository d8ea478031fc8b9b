"""What is kept of an activity as it was sent, by design. All other texts must leave no trace.

A field that is not on this list and can hold text is filled with canary words, also one that is added later.

Three things are not searched for, as they are a person's own to name: the answers that they type into the
questionnaire, the names that they give schedules and devices, and the names of the files that they import.
"""

#: By structure and field.
KEPT = {
    "Activity.account": "which account acted: one's own names are kept, as everybody's are",
    "Activity.site": "one of the declared sites",
    "Activity.context": "the site's name for a conversation, by which its messages belong together",
    "Source.version": "which version of which reader reported it",
    "Person.id": "people are kept: a tip that cannot say whom to write to is useless",
    "Person.name": "as above",
    "Object.id": "the site's name or address of a thing, by which reports of one act merge; of messages it is keyed",
    "Object.in_reply_to": "the site's name or address of what was answered",
    "Detail.quotes": "the site's name or address of what is quoted",
    "Detail.reaction": "which of the site's reactions it was",
    "Detail.employer": "whose affiliation tells inside from outside",
    "Detail.position": "as above",
    "Detail.industry": "as above",
    "Detail.region": "as above",
    "Profile.employer": "my own affiliation, for the same",
}

#: Columns of LinkedIn's tables that are kept, by the reason, with what a row needs there to be read.
COLUMNS_BY_REASON = {
    "people are kept: a tip that cannot say whom to write to is useless": {
        "First Name": "Ana", "Last Name": "Silva", "From": "Ana Silva", "To": "Mara Lind", "FROM": "Ana Silva",
        "TO": "Mara Lind", "Endorsee First Name": "Ana", "Endorsee Last Name": "Silva",
        "Endorser First Name": "Ana", "Endorser Last Name": "Silva", "FullName": "Ana Silva",
    },
    "the address of a person's profile is their id": {
        "URL": "https://www.linkedin.com/in/ana-silva",
        "SENDER PROFILE URL": "https://www.linkedin.com/in/ana-silva",
        "RECIPIENT PROFILE URLS": "https://www.linkedin.com/in/mara-lind",
        "inviterProfileUrl": "https://www.linkedin.com/in/mara-lind",
        "inviteeProfileUrl": "https://www.linkedin.com/in/ana-silva",
        "Endorsee Public Url": "https://www.linkedin.com/in/ana-silva",
        "Endorser Public Url": "https://www.linkedin.com/in/ana-silva",
    },
    "the address of a thing is its id, by which reports of one act merge": {
        "Link": "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A1",
        "ShareLink": "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A1",
        "SharedUrl": "https://far.example/read", "External Url": "",
        "Job Url": "https://www.linkedin.com/jobs/view/1", "Event Name": "A day of pumps",
    },
    "the site's name for a conversation, by which its messages belong together": {"CONVERSATION ID": "one"},
    "an affiliation tells inside from outside": {
        "Company": "Northline", "Position": "Engineer", "Company Name": "Northline", "Organization": "Northline",
        "Job Title": "Engineer",
    },
    "which of the site's reactions it was": {"Type": "LIKE"},
}  # fmt: skip
COLUMNS = {column: value for columns in COLUMNS_BY_REASON.values() for column, value in columns.items()}

#: Columns that say how a row is read. What cannot be read there is told without its words: each is tried with a canary.
READ = {
    "Date": "2025-02-01 10:00:00", "DATE": "2025-02-01 10:00:00 UTC", "Sent At": "2/21/25, 10:00 AM",
    "Connected On": "01 Feb 2025", "Followed On": "2025-02-01 10:00:00 UTC", "Time": "2025-02-01 10:00:00 UTC",
    "Endorsement Date": "2025/02/01 10:00:00 UTC", "Creation Date": "02/21/25, 10:00 AM",
    "Event Time": "2025-02-01 10:00:00 UTC", "Application Date": "2/21/25, 10:00 AM", "Started On": "Feb 2020",
    "Finished On": "", "Start Date": "2010", "End Date": "2014", "Direction": "OUTGOING", "Status": "ATTENDING",
    "DIRECTION": "OUTGOING",
    "Visibility": "MEMBER_NETWORK", "FOLDER": "INBOX", "IS MESSAGE DRAFT": "No", "IS CONVERSATION DRAFT": "No",
}  # fmt: skip

#: Members of Mastodon's documents that are kept, or tell which document it is.
MEMBERS = {
    "id": "the address of a post, by which reports of one act merge; of a direct message it is keyed",
    "inReplyTo": "the address of what was answered",
    "conversation": "the server's name for a conversation, by which its messages belong together",
    "url": "an address", "icon": "whether there is one",
    "actor": "who did it: people are kept", "to": "as above", "cc": "as above", "href": "as above",
    "followers": "the address that stands for all who follow",
    "@context": "which vocabulary the document is written in; it is not read",
}  # fmt: skip
