"""Names for a number, as members of referral groups, sellers of powders, agents and stewards squeeze friends and family
for them in American English, and what has the same words. All were set down before the cues were."""

import pytest

from auditor.language import read

FOR_A_NUMBER = [
    "i need 2 names by tuesday or im in the penalty box. who do u know?",
    "any names for me? even one. quota resets sunday",
    "you work with 300 people. just give me 5 names, i wont say it was u",
    "3 names to keep my Ruby rank",
    "OK I know u said no but just give me 3 names hun, ladies from ur work or church",
    "ok but who do u know w a roof older than 15 yrs. i need one by thursday im behind again",
    "they fine me if i dont bring a referral",
    "Dar I am 0 for 4 this month, they fine you if you dont bring one. Please. ONE name.",
    "i need 2 warm intros by friday for my chapter",
    "one more referral or i get a fine",
    "my BNI guy needs a referral",
    "Who do u know with a small biz that hates their payroll company. My chapter has a payroll guy. I get credit",
    "two more girls on my team to make director",
    "I only need 2 more on my team to hit Ruby",
    "visitor day is the 15th, every member has to bring 3 guests",
    "I need one more sign up to hit Diamond this month!!",
    "4 more recruits by the 30th and I promote to Director 💕",
    "need 2 referrals by thursday. Who do u know turning 65",
    "I'm one referral short for my chapter this week, got anybody?",
    "my agency makes us turn in 25 names of friends and family, who can I put down",
    "My upline wants a list of 100 people I know. Can I get 10 from you?",
    "If I get 3 more people to sign up I get my car bonus",
    "Every family has to bring two visitors for Friend Day",
    "I have to turn in 5 names from second shift by Friday for the card drive",
    "My gym gives me a free month if you give me 3 names",
    "I get a free month for every friend I refer, any names?",
    "I have to bring a guest to every meeting or pay a fine",
    "gotta make my numbers this month. any names?",
    "I'm one referral away from Gold Club",
    "I'm short on my referrals again, who u got for me",
    "my networking group fines us when we don't bring a lead, got one for me?",
    "help a girl out, one more enrollment and I rank up tonight!!",
    "who do you know that I should be talking to? I need three introductions a week to stay in the group",
    "I just need 2 more people to try the product to keep my rank",
]
FOR_NONE = [
    "I need 2 names for the quote",
    "We need one more name for the byline, who else wrote it?",
    "I need 2 volunteers for the snack stand Saturday",
    "any names for the baby yet? we like June",
    "We have 3 names for the baby, pick one",
    "Any names for the puppy? Hank is winning",
    "just give me 5 names for the trivia team sheet",
    "Need 2 more on my team for bowling Friday",
    "two more girls and we have a full roster",
    "we need one more girl for doubles on Tuesday",
    "I need one by Thursday, my old battery is dead",
    "who do u know w a truck? I need one by thursday for the float",
    "I'm behind again on the laundry lol",
    "Quota for deer is one buck per tag this year",
    "they fine you if you don't bring your trash cans in",
    "They fine me if I bring the books back late",
    "every family has to bring a dish",
    "Every kid has to bring 2 pencils",
    "every member has to bring a chair Thursday",
    "2 more and we can get the big table at Ruby Tuesday",
    "I need the names for the payroll run by Friday",
    "My chapter has a meeting Tuesday, I can't make it",
    "Our union chapter votes Thursday",
    "doctor says I need a referral by Friday or insurance won't pay",
    "need a referral for the ortho, who did you see?",
    "the kid got another referral at school, principal called",
    "The director needs two more girls for act 2",
    "Do I get credit for the class if I leave early",
    "penalty box twice last night, coach is mad",
    "I need two names on the sign-out sheet, safety rule",
    "Can you give me 3 names for the prayer list?",
    "I need 4 names for the emergency contact form",
    "I need 3 references by Friday for my application",
    "We need 50 signatures by Friday to get on the ballot",
    "who do you know at Owens Corning? Maya has an interview",
    "I need 2 warm coats by Friday for the drive",
    "some friends gave us a free week at their cabin",
    "we had 2 people on base and I'm mad at the ump",
    "a friend of mine had to pay a fine for parking there",
    "some people think the director is too strict",
    "I need 3 people for our chapter picnic",
    "the quota is 30 people a day at the state park",
    "My chapter has 40 members and some people never come",
    "we're hiring two people for our agency",
    "a few people from our chapter are at the hospital tonight",
    "I rank the pies every year, Wanda's is number one",
    "What are the kids' names again? I need them for the cards",
]


@pytest.mark.parametrize("text", FOR_A_NUMBER)
def test_names_for_a_number_or_a_rank_are_seen(text: str) -> None:
    assert read(text, hint="en").quota


@pytest.mark.parametrize("text", FOR_NONE)
def test_who_needs_hands_or_other_names_has_no_quota(text: str) -> None:
    assert not read(text, hint="en").quota
