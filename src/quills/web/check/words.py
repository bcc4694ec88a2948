"""Every word of the listing of help, so that it can be translated; a test compares them with the file."""

from typing import Final

from django.utils.translation import gettext_noop

KINDS: Final = (
    gettext_noop("In danger now"),
    gettext_noop("In danger now, when you cannot speak"),
    gettext_noop("In a crisis, or with thoughts of suicide"),
    gettext_noop("In a crisis, by text message"),
    gettext_noop("Domestic violence, for anyone"),
    gettext_noop("Domestic violence, for women"),
    gettext_noop("Domestic violence, for men"),
    gettext_noop("Domestic violence, for LGBT+ people"),
    gettext_noop("Domestic violence, for trans people"),
    gettext_noop("Domestic violence, for migrants"),
    gettext_noop("Relationships and mental health, for men"),
    gettext_noop("Somebody to talk to, for LGBT+ people"),
    gettext_noop("When a child may be in danger"),
    gettext_noop("For children and young people"),
)
"""What a service is for."""

SENTENCES: Final = (
    gettext_noop(
        "In danger, the local emergency number comes first. Numbers change, and nobody "
        "dialled these to test them."
    ),
    gettext_noop("Quills knows no number for this country. The local emergency number comes first."),
    gettext_noop(
        "Quills knows no emergency number here from a source that is good enough. The "
        "local one still comes first."
    ),
    gettext_noop("Quills knows no other number here from a source that is good enough."),
    gettext_noop("The date to read these numbers again has passed. Check each one before you count on it."),
)
"""What is said beside the numbers."""

COUNTRIES: Final = (
    gettext_noop("Australia"),
    gettext_noop("Austria"),
    gettext_noop("Belgium"),
    gettext_noop("Brazil"),
    gettext_noop("Canada"),
    gettext_noop("Denmark"),
    gettext_noop("Finland"),
    gettext_noop("France"),
    gettext_noop("Germany"),
    gettext_noop("India"),
    gettext_noop("Ireland"),
    gettext_noop("Italy"),
    gettext_noop("Japan"),
    gettext_noop("Kenya"),
    gettext_noop("Mexico"),
    gettext_noop("Netherlands"),
    gettext_noop("New Zealand"),
    gettext_noop("Nigeria"),
    gettext_noop("Norway"),
    gettext_noop("Philippines"),
    gettext_noop("Poland"),
    gettext_noop("Portugal"),
    gettext_noop("Singapore"),
    gettext_noop("South Africa"),
    gettext_noop("South Korea"),
    gettext_noop("Spain"),
    gettext_noop("Sweden"),
    gettext_noop("Switzerland"),
    gettext_noop("United Kingdom"),
    gettext_noop("United States"),
)
"""Countries."""

DETAILS: Final = (
    gettext_noop("(inferred)"),
    gettext_noop("116 111: Mon-Sat 14-20; also Mon, Wed, Thu 10-12 (2020)"),
    gettext_noop(
        "13 languages, among them English, Chinese, Vietnamese, Tagalog, Russian, Thai, "
        "Japanese, Mongolian, Khmer, Uzbek, Lao, Nepali"
    ),
    gettext_noop("24 h"),
    gettext_noop("24 h (the service); 8-20 on another page"),
    gettext_noop("24/7"),
    gettext_noop("24/7 (2022, the service); 9-23 daily on two official pages"),
    gettext_noop("9:00-23:00 daily"),
    gettext_noop(
        "A silent 999 call alone is not enough. 55 is for mobiles; a call from a landline"
        " is held open instead."
    ),
    gettext_noop("Also for people who worry about what they do themselves."),
    gettext_noop("Dutch"),
    gettext_noop("English and others"),
    gettext_noop("English, French"),
    gettext_noop("English, Spanish (press 2); interpreters for more than 250 others by phone"),
    gettext_noop("English, Spanish; more than 200 others by interpreter"),
    gettext_noop("Finnish 24/7; English Fri 9-13"),
    gettext_noop("Finnish, English"),
    gettext_noop("Finnish, Swedish, English; more not known"),
    gettext_noop(
        "For any gender, in Scotland. There are a web chat and mail too; their addresses were not read."
    ),
    gettext_noop(
        "For any gender. Free and not on the bill. There is a chat too, Mon-Wed 9-15, "
        "Thu-Fri 14-20; its address was not read."
    ),
    gettext_noop("For children too. Not an emergency line."),
    gettext_noop("For women and men. The call is free."),
    gettext_noop("French"),
    gettext_noop("French; sign language relay"),
    gettext_noop("German"),
    gettext_noop("German and 18 others; sign language"),
    gettext_noop("German, French, Italian (by region)"),
    gettext_noop("It can be reached online too; the address was not read."),
    gettext_noop("It cannot promise to answer every call (2026)."),
    gettext_noop(
        "It was out of service in November and December 2024. If nobody answers, do not wait: try elsewhere."
    ),
    gettext_noop(
        "Italian, English, French, Spanish, Arabic, Farsi, Albanian, Russian, Ukrainian, Portuguese, Polish"
    ),
    gettext_noop("Japanese; 10 languages by chat and mail"),
    gettext_noop("Korean; interpreting in 8 languages (2008)"),
    gettext_noop("Mon-Fri 08:00-22:00, weekends 09:00-18:00 (2020); hours now not known"),
    gettext_noop("Mon-Thu 10:00-20:30, Fri 10:00-16:30 (2023); another page gives other hours"),
    gettext_noop("Mon-Thu 9-13 and 16-20, Fri 9-15 (2020)"),
    gettext_noop("No number for an ambulance was confirmed."),
    gettext_noop("Not an emergency line."),
    gettext_noop("Not every call gets answered (2024)."),
    gettext_noop("Not on the bill."),
    gettext_noop("Not only for victims."),
    gettext_noop("Polish"),
    gettext_noop("SAMU, medical"),
    gettext_noop(
        "Support from peers, not a line for a crisis or for domestic violence. There is a"
        " web chat too; its address was not read."
    ),
    gettext_noop("Swedish"),
    gettext_noop("The call is free."),
    gettext_noop("The service describes it as for women, the government as for people affected."),
    gettext_noop(
        "There are lines in Swedish, Ukrainian and Russian too; their numbers were not "
        "read in full. Your operator charges for the call."
    ),
    gettext_noop("There is a chat by the Shielded Site too; its address was not read."),
    gettext_noop("There is a line in English too; its number was not read."),
    gettext_noop("There is a web chat too; its address was not read."),
    gettext_noop("Violence and stalking. There is a chat too; its address was not read."),
    gettext_noop("ambulance"),
    gettext_noop("ambulance and fire"),
    gettext_noop("ambulance, also in acute danger of suicide"),
    gettext_noop("beforehand, for people who are deaf or have trouble speaking"),
    gettext_noop("chat 12-22; mail 24 h"),
    gettext_noop("chat and mail"),
    gettext_noop("chat, SMS and mail"),
    gettext_noop("cough or tap; on a mobile press 55 when you are asked to"),
    gettext_noop("daily 11-19"),
    gettext_noop("daily 7-21"),
    gettext_noop("evenings only in 2020; hours now not known"),
    gettext_noop("fire"),
    gettext_noop("for TTY devices only; no SMS"),
    gettext_noop("for children and young people"),
    gettext_noop("for parents; hours not known"),
    gettext_noop("from a mobile"),
    gettext_noop("if you cannot speak: after the call is made, press 55 on a mobile, any key on a landline"),
    gettext_noop("in English; another page prints another number, this one is from the service"),
    gettext_noop("in Finnish"),
    gettext_noop("interpreter on request"),
    gettext_noop("interpreters for most languages"),
    gettext_noop("live chat; hours not known"),
    gettext_noop("medical, fire"),
    gettext_noop("no instant answer"),
    gettext_noop("office hours; out of hours the Gardaí"),
    gettext_noop("on Globe and TM mobiles"),
    gettext_noop("online and chat"),
    gettext_noop("or any other words"),
    gettext_noop("or the app 112 Suomi"),
    gettext_noop("out of hours: the Gardaí"),
    gettext_noop("phone 24/7"),
    gettext_noop("phone 24/7 (2020)"),
    gettext_noop("police"),
    gettext_noop("some evenings (2018)"),
    gettext_noop("the local social work duty service"),
    gettext_noop("weekdays (2020); hours now not known"),
    gettext_noop("when local child protection is closed: weekdays 15-08, weekends 24 h (2015)"),
    gettext_noop("where there is no 911 service: the local police number"),
    gettext_noop("working days"),
    gettext_noop("works too"),
)
"""Hours, languages, notes, and for whom a number is."""

DAY: Final = gettext_noop("j F Y")
"""How a day is written, in the letters of Django's date filter."""
