"""What can be done when nothing holds: in plain Swedish, never a way around the law."""

from samsyn.law.question import Question
from samsyn.law.vocabulary import Category, Party

NO_GROUND = (
    "Ingen bestämmelse öppnar för att lämna den här uppgiften mellan de här parterna för det här ändamålet."
)
CONSENT = "Fråga den unge, och vårdnadshavarna om den unge är under 18 år, om de samtycker."
CONCERN = "Om du är orolig för att den unge far illa: gör en orosanmälan till socialtjänsten."
NO_NAMES = "Tala om frågan utan namn och utan sådant som gör att någon känns igen."
LAWYER = "Fråga kommunens jurist."
LEADER = "Fråga den som leder utredningen om uppgiften kan lämnas senare eller i en annan form."
CHILD = 18  # SoL 19:1: a child is somebody under 18
NOT_REPORTING = (Party.SOCIAL_SERVICES, Party.YOUTH)


def suggestions(question: Question, *, blocked: bool) -> tuple[str, ...]:
    """What to do instead, most useful first."""
    found = []
    if blocked:
        found.append(LEADER if question.sender in (Party.POLICE, Party.PROSECUTOR) else NO_NAMES)
    elif question.category is not Category.CRIMINAL_RECORD:
        found.append(CONSENT)
    if question.age < CHILD and question.sender not in NOT_REPORTING:
        found.append(CONCERN)
    if NO_NAMES not in found:
        found.append(NO_NAMES)
    return (*found, LAWYER)
