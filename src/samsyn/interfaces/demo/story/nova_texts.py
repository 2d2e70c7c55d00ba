"""What was said and written about Nova, as it is said and written."""

ASKED = """\
En mentor ringer om en elev i ettan på gymnasiet som slutat komma på morgnarna. Hen hämtas ofta av äldre \
ungdomar i bil vid lunch och har fått nya saker. Föräldern är ensam och orkar inte. Hur gör vi för att hjälpa \
utan att det blir en stor sak?"""
ADVICE = """\
Prata med hemmet först och fråga om ni får ta kontakt med oss tillsammans. Finns det oro för att hen far illa ska \
ni göra en orosanmälan. Går det att hjälpa på frivillig väg kan SIG passa, om hen själv vill."""

WHY = """\
Nova har nästan slutat gå till skolan och hämtas av ett äldre gäng. Hon har själv sagt till mentorn att hon inte \
vet hur man tar sig ur det. Skolan, fritiden och polisen har var sin del av bilden."""
KNOWN = "Nova och hennes mamma Carin. Ingen annan."
GROUND = "Nova och Carin bad mentorn ringa oss och säga vem det gällde."
CHOSEN = "Alla villkor är uppfyllda. Nova vill själv, och ingen av oss räcker ensam."

NO_ANSWER = "Ringde Nova två gånger på eftermiddagen. Skrev ett sms om att jag gärna hörs när det passar."
REACHED = """\
Träffade Nova i mentorns rum, hon hade bett mentorn vara med. Berättade om SIG och att hon bestämmer vilka som är \
med. Hon vill, "om det inte blir femton pers runt ett bord". Vi ses hemma på torsdag med Carin."""

SCHOOL = (
    "Gillar bild och har en mentor hon litar på.",
    "Är borta tre dagar av fem. Har tre kurser kvar att klara.",
    "Vill gå klart ettan. Vill börja senare på morgonen.",
)
FAMILY = (
    "Carin och Nova äter middag ihop varje kväll.",
    "Carin jobbar natt och vet inte när Nova kommer hem.",
    "Vill att mamma slutar fråga ut henne i dörren.",
)
LEISURE = ("Var på Ungdomens hus varje dag förra året.", "", "Vill måla den stora väggen där.")

GOAL_SCHOOL = "Jag vill gå klart ettan, så att jag slipper gå om."
GOAL_LEISURE = "Jag vill ha någonstans att vara på kvällen där ingen kör förbi och hämtar mig."
GOAL_FAMILY = "Jag vill att mamma och jag kan prata utan att det blir förhör."
CRISIS = """\
Nova ringer Sara på dagen och Carin på natten. Om någon kommer till porten går hon inte ner utan ringer 112. \
Faruk öppnar alltid dörren på Ungdomens hus, också en stängd kväll."""
RELAPSE = "Den som märker något säger det till Sara samma dag. Vi ses inom två dagar, utan att börja om från början."
MOTHER = "Carin är hemma när Nova kommer från skolan på tisdagar och torsdagar, och frågar efter maten."
OWN_PLAN = "Planen är Novas egen, och hon har själv varit med och skrivit den."
SICK = "Mentorn är sjukskriven till nästa vecka. Jag tar det själv på måndag om det inte löser sig."

ELTON_WHY = """\
Elton har setts med killar som säljer vid centrum och har blivit tagen med en kniv i ryggsäcken. Han säger själv \
att han bär den för att han är rädd."""
ELTON_MET = "Elton och mamma Sanna var här. Elton vill. Pappa Micke bor i Norrvik och behöver också svara."
ISA_WHY = (
    "Isa är 14 och har börjat följa med sin brors vänner. Familjen bad själva om hjälp efter en polisanmälan."
)
ISA_MEANWHILE = "Samtal hos Råd och stöd varje vecka så länge."
MEETING_WHY = "Att se hur det går med det som står i planen."
OWN_MEETING = "Det är Novas eget möte."
MEETING_WORKS = (
    "Nova har varit i skolan fyra dagar av fem sedan schemat ändrades. Väggen på Ungdomens hus är skissad."
)
MEETING_WORRIES = "Bilarna står kvar utanför skolan på eftermiddagarna. Nova går ut bakvägen."
MEETING_OWN_WORDS = (
    "Det är bättre på morgnarna. Jag vill att någon går med mig till bussen tills de har slutat stå där."
)
