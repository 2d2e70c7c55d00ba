"""What was said and written around Leo from the plan to the end, and a year after it."""

GOAL_WORK = "Jag vill ha ett jobb där ingen ringer och säger åt mig att köra."
GOAL_MONEY = "Jag vill veta vad jag är skyldig, och att det blir mindre."
CRISIS = """\
Leo ringer Per på kvällen och Sara på dagen. Kommer någon till dörren öppnar varken Leo eller Marika, utan ringer \
112."""
RELAPSE = "Vi ses samma vecka. Ingen slutar för att det går snett en gång."
MARIKAS_PART = "Marika frågar om maten i stället för om pengarna. Telefonen är av på natten, också hennes."
WORKSHOP = "Praktik i mopedverkstaden tre dagar i veckan"
CALLS = "Svara när Leo ringer, också på kvällen"
BUDGET = "Gå igenom breven och göra en plan med budgetrådgivaren"
LIFT = "Liften i verkstaden är trasig. Leo skruvar cyklar så länge, och det går bra."

OWN_PLAN = "Planen är Leos egen, och han har själv varit med och skrivit den."
MARIKAS_PLAN = (
    "Marika är vårdnadshavare tills Leo fyller 18 och har en del i planen. Inget i det hon får skadar Leo."
)
FROM_LEO = "hej har läst. det stämmer typ. måste jag ringa budgetpersonen själv eller kan du va med"
TO_LEO = """\
Hej Leo! Bra att du läste. Du behöver inte ringa själv. Vi gör det ihop när du kommer hit, och du säger stopp när det \
räcker. Ta med breven i en påse, oöppnade går bra."""
ANSWER_WHY = "Svar till Leo på det han själv frågade."
AT_EIGHTEEN = """\
Leo har fyllt 18. Vi gick igenom vad som ändras. Samtycket som han själv skrev under gäller, och från och med nu är \
det han ensam som svarar: han kan ändra det eller ta tillbaka det när han vill. Marika får inget nytt från oss, och \
hennes sida är stängd. Det vet hon. Leo vill fortsätta, och skriver under nästa version själv. "Hon får fråga mig, \
men det är jag som svarar." """.rstrip()
OF_AGE = "Leo har fyllt 18 år och svarar själv."

MEETING_WHY = "Att se hur det går, och vad Leo vill ändra nu när han är 18."
MEETING_WORKS = (
    "Leo är i verkstaden tre dagar i veckan. Per har svarat varje gång, senast klockan tolv en lördagsnatt."
)
MEETING_WORRIES = "De ringer fortfarande, men från andra nummer. Bara hälften av breven är öppnade."
MEETING_OWN_WORDS = "Jag vill ha lön för det jag gör. Och fråga mig, inte mamma."
TRY_OUT = "Fråga Däckcenter om Leo kan få provjobba"
TRY_OUT_SIGN = "Leo har en dag att börja."
OWN_MEETING = "Det är Leos eget möte."
OWN_MINUTES = "Det är Leos eget möte, och inget i det rör någon annan."

CRISIS_AT_18 = (
    "Leo ringer Per på kvällen och Sara på dagen. Kommer någon till dörren öppnar han inte, utan ringer 112."
)
OWN_PLAN_AT_18 = "Leo har själv ändrat planen och skrivit under den ensam."
WHO_KNOWS = (
    "Du undrade vilka som vet. Här är det vi har berättat, för vem och varför. Fråga om något är konstigt."
)
WHO_KNOWS_WHY = "Leo har rätt att veta, och inget av det rör någon annan."

REVIEW_WORK = (
    "Praktik tre dagar i veckan sedan planen antogs. Provanställning på Däckcenter från månadsskiftet."
)
REVIEW_BETTER = "Ingen har ringt på en månad. Breven är öppnade, och det finns en plan för skulden."
REVIEW_LEO = "Jag klarar mig. Jag vill kunna ringa Faruk."
REVIEW_WHY = "Målen är nådda, och Leo vill sluta nu."
CLOSED_WHY = "Leo har arbete och en plan för skulden, och har ingen kontakt längre med dem han körde åt."
OWN_VIEW = """\
Jag trodde det skulle bli möten om hur dålig jag är. Det blev typ ett jobb i stället. Det som hjälpte var att Per \
svarade när jag ringde, även när han inte jobbade. Ni kunde ha frågat om pengarna tidigare."""
KEEPS = "Faruk Demir på Ungdomens hus"
LEFT = "Arbetet är avslutat. Leo vet var vi finns."
AFTER_SIX = "Jobbar kvar på Däckcenter. Har betalat av hälften. Hälsar på i verkstaden ibland."
AFTER_TWELVE = 'Fast anställd. Skulden är borta. "Ni behöver inte ringa mer, men jag vet att jag får."'
PAGE_CLOSED = "Ett år har gått. Leo har läst det han ville och behöver inte sidan längre."
