"""That somebody lost their job, as Americans say it at the office, in church, at school and in the union hall, and what
has the same words. All were set down before the cues were."""

import pytest

from auditor.language import read

LOST = [
    "They walked 40 of us out at 9am with a box.",
    "Well it happened. 11 years and they walked 40 of us out at 9am with a box. I'm still kinda numb honestly.",
    "My position was eliminated on Friday",
    "They eliminated my position, 11 years and a handshake",
    "my job got eliminated in the reorg",
    "they walked me out like a criminal, didn't even get my mug",
    "security walked me out at noon",
    "got my pink slip today",
    "they handed me a pink slip at 4 on a Friday",
    "We all got pink slips",
    "I got canned",
    "well I got canned this morning so thats fun",
    "Got the boot after nine years",
    "I got the axe yesterday",
    "I was RIF'd Tuesday along with the rest of HR",
    "I'm part of the RIF at Kroger",
    "I was one of the layoffs",
    "Sadly I was impacted by the layoffs last week",
    "My role was impacted by the reduction in force",
    "im out of a job as of friday",
    "I'm out of work as of Monday and I don't know what to do",
    "They cut my whole department",
    "they cut my job in the restructuring",
    "HR and a guard escorted me out",
    "They let me go after 11 years",
    "corporate let me go over Zoom, 8 minutes",
    "I got let go, didn't see it coming",
    "our whole team got cut on Thursday",
    "the entire third shift got the axe",
    "they let me go with two weeks pay",
    "they let me go by email",
    "The plant is closing and we're all out of work in January",
    "They're closing our store, all 34 of us are losing our jobs",
    "they laid off my husband yesterday",
    "my husband got laid off again",
    "Dad got laid off at the Jeep plant",
    "the diocese says they can't afford my position anymore, I'm done after Easter",
    "The school board isn't renewing my contract",
    "I got non-renewed, nine years in that classroom",
    "I got my WARN notice this morning",
    "I've been furloughed till further notice",
    "they did away with my job",
    "I filed for unemployment this morning, first time in my life",
    "my boss fired me over text",
    "I was let go from the church office",
    "got laid off, low seniority, the union cant do a thing",
    "they gave me two weeks severance and a box",
]
NOT_LOST = [
    "I'm so fired up for Saturday!!",
    "I laid off the sugar for Lent and I feel great",
    "gonna lay off the coffee for a week",
    "I'm fired from making pie this year 😂",
    "I got fired from the potluck committee 😂",
    "You're fired lol",
    "the Browns got the boot in the first round",
    "Bearcats got eliminated last night, my bracket is toast",
    "We got eliminated in the semis but the girls played great",
    "We canned 40 quarts of tomatoes this weekend",
    "I got canned peaches at Aldi",
    "He walked me out to my car, such a gentleman",
    "Dad walked me down the aisle",
    "my brother walked us out to the parking lot",
    "they walked me out onto the field for senior night",
    "they let me go early so I'm home by 3",
    "the nurse let me go home",
    "they let us go at noon because of the snow",
    "They cut my hair too short",
    "they cut my whole sandwich in half like I was five",
    "Kevin got cut from the JV team",
    "the treasurer position was eliminated from the bylaws",
    "Got the boot off on Monday, foot feels great",
    "I got the boots at Tractor Supply",
    "pink slips for the field trip are due Friday",
    "our flight was impacted by the storm",
    "The layoffs at Owens were all over the news",
    "HR wants a report on the impact of the layoffs",
    "Were you one of the layoffs??",
    "hope you weren't impacted by the layoffs",
    "I get out of work at 3 on Friday",
    "I'm out of work at 5, see you then",
    "The RIF book drive is Saturday",
    "our shop is closing at 4 today",
    "the pool is closing for the season",
    "let me go ask Tom",
    "our team got eliminated last night",
    "our team got the boot from the field, double booked",
    "they eliminated our team in overtime",
    "coach fired me up before the game",
    "my team was cut from 12 to 9 for the tournament",
    "my boss let me go to the game",
    "the school let us go for the day",
    "they let me go backstage!!",
    "they let me go with the girls to the lake",
    "the company let us go fishing on the clock",
    "Let Me Go is such a great song",
    "I process unemployment claims all day long",
    "Years ago I got laid off from Jeep, best thing that ever happened to me",
    "I got laid off in 2009 and it turned out ok",
    "they escorted my grandma out to the dance floor",
    "ma's at urgent care on Central, just a sprain",
]


@pytest.mark.parametrize("text", LOST)
def test_who_lost_their_job_tells_something_grave(text: str) -> None:
    assert read(text, hint="en").grave


@pytest.mark.parametrize("text", NOT_LOST)
def test_a_game_a_haircut_and_a_shift_that_ends_are_no_job_lost(text: str) -> None:
    assert not read(text, hint="en").grave


@pytest.mark.parametrize(
    "text",
    [
        "ma fell. shes ok. at urgent care on Central",
        "Took him to the urgent care, it's just a sprain",
        "the urgent-care doc says two weeks off the foot",
        "is the Urgent Care on Monroe any good",
    ],
)
def test_a_clinic_is_not_urgent_by_its_name(text: str) -> None:
    assert not read(text, hint="en").urgent


def test_what_is_urgent_stays_so_beside_a_clinic() -> None:
    assert read("Urgent: we're at urgent care, can you get the kids today?", hint="en").urgent
