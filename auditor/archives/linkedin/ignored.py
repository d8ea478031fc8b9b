"""Files of the export that are left alone, each with the reason: what is not networking is nobody's business here."""

_MONEY = "what you paid is not needed"
_ACCOUNT = "account and security data are not needed"
_ADS = "what advertisers see in you is not something you did"
_BOOK = "an address book holds people you know elsewhere, not ties on the site"
_LEARNING = "courses are not networking"
_SEARCHING = "looking for a job is not networking; applications are read"
_PROFILE = "a part of the profile that no audit looks at"
_ASSISTANT = "talks with the site's assistants go to nobody"

IGNORED: dict[str, str] = {
    "Ad_Targeting.csv": _ADS,
    "Ads Clicked.csv": _ADS,
    "LAN Ads Engagement.csv": _ADS,
    "Inferences_about_you.csv": _ADS,
    "Contacts.csv": _BOOK,
    "ImportedContacts.csv": _BOOK,
    "Notes.csv": "notes to yourself about people go to nobody",
    "Rich_Media.csv": "pictures are named without the post they belong to",
    "saved_articles.csv": "what you saved reaches nobody",
    "Saved_Items.csv": "what you saved reaches nobody",
    "Learning.csv": _LEARNING,
    "LearningCoachMessages.csv": _ASSISTANT,
    "learning_coach_messages.csv": _ASSISTANT,
    "learning_role_play_messages.csv": _ASSISTANT,
    "coach_messages.csv": _ASSISTANT,
    "guide_messages.csv": _ASSISTANT,
    "Registration.csv": _ACCOUNT,
    "Logins.csv": _ACCOUNT,
    "Security Challenges.csv": _ACCOUNT,
    "Private_identity_asset.csv": _ACCOUNT,
    "Verifications.csv": _ACCOUNT,
    "Email Addresses.csv": _ACCOUNT,
    "PhoneNumbers.csv": _ACCOUNT,
    "Whatsapp Phone Numbers.csv": _ACCOUNT,
    "Receipts.csv": _MONEY,
    "Receipts_v2.csv": _MONEY,
    "Job Applicant Saved Answers.csv": _SEARCHING,
    "Job Applicant Saved Screening Question Responses.csv": _SEARCHING,
    "Job Seeker Preferences.csv": _SEARCHING,
    "Saved Jobs.csv": _SEARCHING,
    "SavedJobAlerts.csv": _SEARCHING,
    "Hashtag_Follows.csv": "topics are nobody",
    "Languages.csv": _PROFILE,
    "Projects.csv": _PROFILE,
    "Publications.csv": _PROFILE,
    "Patents.csv": _PROFILE,
    "Honors.csv": _PROFILE,
    "Courses.csv": _PROFILE,
    "Certifications.csv": _PROFILE,
    "Organizations.csv": _PROFILE,
    "Test Scores.csv": _PROFILE,
    "Volunteering.csv": _PROFILE,
    "Causes You Care About.csv": _PROFILE,
}
