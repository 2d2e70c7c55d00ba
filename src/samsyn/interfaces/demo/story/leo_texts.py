"""What was said and written around Leo, who came to the end of it."""

WHY = """\
Leo körde åt andra och blev skyldig dem pengar. Han har själv ringt Per och sagt att han vill ut, men inte vet hur \
han ska klara hyran och vad han ska göra på dagarna."""
KNOWN = "Leo själv. Han bor ensam i en etta."
GROUND = "Leo bad Per ringa oss och säga vem det gällde."
CHOSEN = "Alla villkor är uppfyllda. Leo vill, och det behövs flera."
MET = "Leo kom till biblioteket med Per. Han vill, om han själv får säga när det blir för mycket."
CONSENT_WHY = "Att Leo ska komma loss från dem han körde åt, och ha något att göra på dagarna."
WORK = (
    "Är bra på motorer och kommer i tid.",
    "Har inte gått klart gymnasiet. Står utan jobb.",
    "Vill jobba i verkstad.",
)
MONEY = ("", "Är skyldig pengar och vågar inte öppna breven.", "Vill veta hur mycket det är.")
GOAL_WORK = "Jag vill ha ett jobb där ingen ringer och säger åt mig att köra."
GOAL_MONEY = "Jag vill veta vad jag är skyldig, och att det blir mindre."
CRISIS = (
    "Leo ringer Per på kvällen och Sara på dagen. Kommer någon till dörren öppnar han inte, utan ringer 112."
)
RELAPSE = "Vi ses samma vecka. Ingen slutar för att det går snett en gång."
INVITED_PER = "Vara den Leo kan ringa när någon hör av sig."
INVITED_FARUK = "Praktik i verkstaden på Ungdomens hus tills han har ett jobb."
WORKSHOP = "Praktik i mopedverkstaden tre dagar i veckan"
CALLS = "Svara när Leo ringer, också på kvällen"
BUDGET = "Gå igenom breven och göra en plan med budgetrådgivaren"
REVIEW_WORK = "Praktik tre dagar i veckan sedan i augusti. Provanställning på Däckcenter från månadsskiftet."
REVIEW_BETTER = "Ingen har ringt sedan september. Breven är öppnade, och det finns en plan för skulden."
REVIEW_LEO = "Jag klarar mig. Jag vill kunna ringa Faruk."
REVIEW_WHY = "Målen är nådda, och Leo vill sluta nu."
CLOSED_WHY = (
    "Leo har arbete och en plan för skulden, och har inte haft kontakt med dem han körde åt på tre månader."
)
OWN_VIEW = """\
Jag trodde det skulle bli möten om hur dålig jag är. Det blev typ ett jobb i stället. Det som hjälpte var att Per \
svarade när jag ringde, även när han inte jobbade. Ni kunde ha frågat om pengarna tidigare."""
KEEPS = "Faruk Demir på Ungdomens hus"
LEFT = "Arbetet är avslutat. Leo vet var vi finns."
AFTER_SIX = "Jobbar kvar på Däckcenter. Har betalat av hälften. Hälsar på i verkstaden ibland."
AFTER_TWELVE = 'Fast anställd. Skulden är borta. "Ni behöver inte ringa mer, men jag vet att jag får."'
