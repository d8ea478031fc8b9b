"""What is kept of an activity as it was sent, by design. All other texts must leave no trace.

A field that is not on this list and can hold text is filled with canary words, also one that is added later.
"""

#: By structure and field.
KEPT = {
    "Activity.site": "one of the declared sites",
    "Activity.context": "the site's name for a conversation, by which its messages belong together",
    "Source.version": "which version of which reader reported it",
    "Person.id": "people are kept: a tip that cannot say whom to write to is useless",
    "Person.name": "as above",
    "Object.id": "the site's name or address of a thing, by which reports of one act merge; of messages it is keyed",
    "Object.in_reply_to": "the site's name or address of what was answered",
    "Detail.reaction": "which of the site's reactions it was",
    "Detail.employer": "whose affiliation tells inside from outside",
    "Detail.position": "as above",
    "Detail.industry": "as above",
    "Detail.region": "as above",
    "Profile.employer": "my own affiliation, for the same",
}
