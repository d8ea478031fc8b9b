"""Files of the export that are left alone, each with the reason."""

_WORDLESS = "the same without the words"
_ADS = "what advertisers see in you is not something you did"
_ACCOUNT = "account and security data are not needed"
_NOBODY = "reaches nobody"

IGNORED: dict[str, str] = {
    "tweet-headers.js": _WORDLESS,
    "direct-message-headers.js": _WORDLESS,
    "direct-message-group-headers.js": _WORDLESS,
    "deleted-tweets.js": "you deleted them",
    "deleted-tweet-headers.js": "you deleted them",
    "block.js": "whom you block is nobody's business",
    "mute.js": "whom you mute is nobody's business",
    "contact.js": "an address book holds people you know elsewhere, not ties on the site",
    "lists-created.js": "lists sort people for yourself",
    "lists-member.js": "lists sort people for yourself",
    "lists-subscribed.js": "lists sort people for yourself",
    "saved-search.js": "says not when you searched",
    "bookmark.js": _NOBODY,
    "moment.js": "a collection of posts, which are read by themselves",
    "grok-chat-item.js": "talks with the site's assistants go to nobody",
    "ad-engagements.js": _ADS,
    "ad-impressions.js": _ADS,
    "personalization.js": _ADS,
    "user-link-clicks.js": "what you opened reaches nobody, and only a month of it is told",
    "ip-audit.js": _ACCOUNT,
    "email-address-change.js": _ACCOUNT,
    "phone-number.js": _ACCOUNT,
    "screen-name-change.js": _ACCOUNT,
}

#: Further files that archives are known to hold: about the account, advertising, shops, and former services. They are
#: too many to report each; a file that is in none of these lists is reported by its name.
_NAMES = """
    account-creation-ip account-label account-suspension account-timezone ad-free-article-visits
    ad-mobile-conversions-attributed ad-mobile-conversions-unattributed ad-online-conversions-attributed
    ad-online-conversions-unattributed ads-revenue-sharing ageinfo app article article-metadata
    audio-video-calls-in-dm audio-video-calls-in-dm-recipient-sessions branch-links catalog-item commerce-catalog
    community-note community-note-batsignal community-note-rating community-note-tombstone connected-application
    deleted-note-tweet deleted-tweet device-token direct-message-mute expanded-profile fleet fleet-mute fleetline
    key-registry muted-word ni-devices periscope-account-information periscope-ban-information
    periscope-broadcast-metadata periscope-comments-made-by-user periscope-expired-broadcasts periscope-followers
    periscope-profile-description product-drop product-set professional-data protected-history reply-prompt
    screen-name shop-module shopify-account smartblock spaces-metadata sso tweetdeck twitter-article
    twitter-article-metadata twitter-circle twitter-circle-member twitter-shop verified verified-organization
"""
APART = frozenset(f"{name}.js" for name in _NAMES.split())
