"""What people in the demonstration want, and what they say when somebody asks. All of it invented."""

from typing import NamedTuple


class Wish(NamedTuple):
    """A goal in a person's words."""

    part: str
    text: str
    first_step: str
    who_helps: str


WISHES = (
    Wish("people", "I want to see my sister more", "Ring her on Sunday", "Ravi, my keyworker"),
    Wish(
        "people",
        "I want a friend to go to the café with",
        "Ask at the gardening group who likes cake",
        "Staff",
    ),
    Wish("people", "I want to ring my mum by myself", "Put her picture on the phone button", "Night staff"),
    Wish("home_skills", "I want to cook my own tea", "Make beans on toast with help", "Jo at home"),
    Wish(
        "home_skills",
        "I want to go on the bus on my own",
        "Ride the 19 with staff two times",
        "Travel trainer",
    ),
    Wish("home_skills", "I want to look after my own money", "Pay for my own drink", "My keyworker"),
    Wish("learning_work", "I want a job with animals", "Visit the farm on a Tuesday", "Job coach"),
    Wish("learning_work", "I want to read the football page", "Get the easy paper on Saturdays", "Volunteer"),
    Wish("learning_work", "I want to grow and sell tomatoes", "Sow the seeds in a pot", "Gardening group"),
    Wish("community", "I want to go swimming each week", "Look at the pool with staff", "Ash at home"),
    Wish("community", "I want to go to church again", "Ask who can walk with me", "My aunt"),
    Wish("community", "I want to be in the choir", "Go and listen one time", "Music group"),
    Wish("health", "I want my tooth to stop hurting", "Go to see the dentist’s room", "Community nurse"),
    Wish("health", "I want to walk further", "Walk to the post box each day", "Physio"),
    Wish("health", "I want to sleep at night", "No screen after nine", "Night staff"),
)
SAID = {
    "improving": ("I like it.", "I did it two times.", "I can do it nearly.", "It is fun."),
    "same": ("Not yet.", "It rained.", "I forgot."),
    "achieved": ("I did it!", "I can do it now."),
    "worse": ("It is hard.", "I got cross."),
    "stopped": ("I do not like it any more.",),
}
SEEN = (
    "Needs one prompt now instead of three.",
    "Two of the last six times were cancelled because nobody could drive.",
    "More at ease, and starts by themself.",
    "The new keyworker does not know the plan yet.",
)
BECAUSE = {
    "achieved": "Done on their own three weeks in a row.",
    "stopped": "They chose something else, and that is fine.",
}
PROXIES = ("Jo, keyworker at the home", "Mum", "Sam, an advocate")
THINKS = {
    1: ("I want to go home.", "Too loud."),
    2: ("I miss my old room.", "Nobody came on Tuesday."),
    3: ("It is OK.", "Food is OK. Bus is late."),
    4: ("I like my room.", "I like it when you come.", ""),
    5: ("The garden is the best.", "I went to the sea!", "I am happy here."),
}
