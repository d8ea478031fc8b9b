"""Files of the export that are left alone, each with the reason."""

_WORDLESS = "the same without the words; read where nothing else tells it"
_ACCOUNT = "account and security data are not needed"
_MONEY = "what you paid or were paid is not needed"
_NOBODY = "reaches nobody"
_UNSENT = "was not sent"

IGNORED: dict[str, str] = {
    "post_headers.csv": _WORDLESS,
    "comment_headers.csv": _WORDLESS,
    "message_headers.csv": _WORDLESS,
    "saved_posts.csv": _NOBODY,
    "saved_comments.csv": _NOBODY,
    "hidden_posts.csv": _NOBODY,
    "multireddits.csv": _NOBODY,
    "drafts.csv": _UNSENT,
    "scheduled_posts.csv": _UNSENT,
    "announcements.csv": "what the site wrote to all",
    "moderated_subreddits.csv": "bears no time",
    "approved_submitter_subreddits.csv": "bears no time",
    "poll_votes.csv": "bears no time",
    "gilded_content.csv": _MONEY,
    "gold_received.csv": _MONEY,
    "purchases.csv": _MONEY,
    "subscriptions.csv": _MONEY,
    "payouts.csv": _MONEY,
    "stripe.csv": _MONEY,
    "ip_logs.csv": _ACCOUNT,
    "linked_identities.csv": _ACCOUNT,
    "linked_phone_number.csv": _ACCOUNT,
    "user_preferences.csv": _ACCOUNT,
    "account_gender.csv": _ACCOUNT,
    "birthdate.csv": _ACCOUNT,
    "persona.csv": _ACCOUNT,
    "twitter.csv": _ACCOUNT,
    "sensitive_ads_preferences.csv": _ACCOUNT,
    "checkfile.csv": _ACCOUNT,
}
