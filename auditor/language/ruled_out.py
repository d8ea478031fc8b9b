"""What words of a message rule out of the acts that weights alone found in it."""

import re

from auditor.activities.acts import Act
from auditor.language.grave import GRAVE
from auditor.language.last_day import is_over_then
from auditor.language.naming import speaks_of_somebody
from auditor.language.posts import has_a_post_for_you, hires, hosts, was_sent

_INTRODUCTION, _PITCH, _QUESTION = int(Act.INTRODUCTION), int(Act.PITCH), int(Act.QUESTION)
_TO_INTRODUCE, _PROMISE, _BARE_NAME = int(Act.TO_INTRODUCE), int(Act.PROMISE), int(Act.BARE_NAME)
_DECLINE, _CONSENT, _OFFER, _CLEAR_ASK = int(Act.DECLINE), int(Act.CONSENT), int(Act.OFFER), int(Act.CLEAR_ASK)
#: What somebody who is introduced, or a number or an address handed over, looks like: a capital within a sentence,
#: digits, a handle, a link, no "PDFs". Small talk has the words of "try Jana, he's at the town hall" and none of these.
_NAME = re.compile(r"(?<=[^\W_] |[,;:)] )(?!I\b|[A-Z]{2,}[a-z])[A-ZÀ-ÖØ-Þ]|@|\d\d|://|www\.")
_OF_SOMEBODY = int(Act.BARE_NAME | Act.INTRODUCTION | Act.TO_INTRODUCE)
_FEW = 14  # words
#: Spaces: of messages that nothing was learnt from, none of fewer than six words was rightly found to pitch by weights
#: alone.
_FEW_FOR_A_PITCH = 5
_INTRODUCING = 9  # spaces; who introduces two people in fewer words than ten does so by a set phrase
#: An address of the web or of mail, or a telephone number: nine digits or more, none of which a letter or digit joins.
CONTACT = re.compile(r"https?://\w|\w@\w|(?<!\w)\+?\(?\d(?:[ ()/.-]{0,2}\d){8,15}(?!\w)")


def misled(weighed: int, own: str, says: frozenset[str], said: list[str], language: str) -> int:
    """Of the acts that words weighed and no cue found, those that other words rule out: ``own`` words of the message or
    of a part of it, what they ``says``, and for who may be introduced all its sentences (``said``)."""
    acts = 0
    if weighed & _OF_SOMEBODY and not _NAME.search(own):
        acts |= _OF_SOMEBODY
    if weighed & _BARE_NAME and "no_name" in says and not CONTACT.search(own):
        acts |= _BARE_NAME
    if weighed & _INTRODUCTION and own.count(" ") < _INTRODUCING:
        acts |= _INTRODUCTION
    if weighed & _PITCH and (hires(says) or ("keeps_a_place" in says and says.isdisjoint(("sells", "in_a_sale")))):
        acts |= _PITCH
    few_for_a_pitch = own.count(" ") < _FEW_FOR_A_PITCH
    if hosts(says) or has_a_post_for_you(says) or few_for_a_pitch:
        acts |= weighed & _PITCH
    if ("no_pitch" in says and "sells" not in says) or was_sent(says):
        acts |= weighed & _PITCH
    if not says.isdisjoint((*GRAVE, "no_offer", "reminds")):
        acts |= weighed & _OFFER
    if weighed & _PROMISE and "no_promise" in says:
        acts |= _PROMISE
    few = own.count(" ") < _FEW
    if weighed & _DECLINE and ("no_decline" in says or (few and "looks_forward" in says)):
        acts |= _DECLINE
    if weighed & _CLEAR_ASK and "no_clear_ask" in says:
        acts |= _CLEAR_ASK
    if weighed & _OFFER and is_over_then(own, language):  # it is told by when one would have to ask
        acts |= _OFFER
    if weighed & _QUESTION and "no_question" in says and "?" not in own:
        acts |= _QUESTION
    if weighed & _CONSENT and not {"asks_leave", "no_consent", "takes_back", "asks_nothing"}.isdisjoint(says):
        acts |= _CONSENT
    # A talk or an app is presented, too: somebody to meet is needed, wherever in the message.
    if weighed & _TO_INTRODUCE and (
        not says.isdisjoint(("offers_introduction", "no_introduction"))
        or not speaks_of_somebody("\n".join(said), language)
    ):
        acts |= _TO_INTRODUCE
    return acts
