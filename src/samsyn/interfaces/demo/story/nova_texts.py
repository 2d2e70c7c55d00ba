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
På dagen kan hon alltid gå in till mentorn."""
RELAPSE = "Den som märker något säger det till Sara samma dag. Vi ses inom två dagar, utan att börja om från början."
MOTHER = "Carin är hemma när Nova kommer från skolan på tisdagar och torsdagar, och frågar efter maten."
OWN_PLAN = "Planen är Novas egen, och hon har själv varit med och skrivit den."
SICK = "Mentorn är sjukskriven till nästa vecka. Jag tar det själv på måndag om det inte löser sig."

ELTON_WHY = """\
Elton har setts med killar som säljer vid centrum och har blivit tagen med en kniv i ryggsäcken. Han säger själv \
att han bär den för att han är rädd."""
ELTON_MET = "Elton och mamma Sanna var här. Elton vill. Pappa Micke bor i Norrvik och behöver också svara."
ELTON_TRUSTS = "Tränaren i boxningen, och mormor."
ISA_WHY = (
    "Isa är 14 och har börjat följa med sin brors vänner. Familjen bad själva om hjälp efter en polisanmälan."
)
ISA_MEANWHILE = "Samtal hos Råd och stöd varje vecka så länge."
MEETING_WHY = "Att se hur det går med det som står i planen."
OWN_MEETING = "Det är Novas eget möte."
CARINS_MEETING = "Carin är bjuden till mötet."
MEETING_WORKS = (
    "Nova har varit i skolan fyra dagar av fem sedan schemat ändrades. Väggen på Ungdomens hus är skissad."
)
MEETING_WORRIES = "Bilarna står kvar utanför skolan på eftermiddagarna. Nova går ut bakvägen."
MEETING_OWN_WORDS = (
    "Det är bättre på morgnarna. Jag vill att någon går med mig till bussen tills de har slutat stå där."
)
CARINS_PLAN = "Carin är vårdnadshavare och bär sin del av planen. Inget i det hon får skadar Nova."
NOT_FOR_CARIN = """\
Nova har valt Ungdomens hus för att ha en plats där ingen frågar ut henne. När Carin åkte dit i våras slutade Nova \
gå, och hämtades i bil i stället. Att Carin får veta vilka kvällar och med vem skulle ta platsen från Nova igen och \
skada henne betydligt. Nova är 17 och har sagt det tydligt. Beslutet gäller bara fritiden."""
TO_CARIN = """\
Hej Carin! Tack för att du kom till mötet fast du hade jobbat natt. Det du tog på dig är att vara hemma på tisdagar \
och torsdagar. Ring mig på dagen om det blir en orolig kväll, så hjälps vi åt."""
AWAY = "Sara är borta fyra veckor."
BACK = "Sara är tillbaka."
TO_SAMIR = """\
Nova svarar på sms, inte på samtal. Ring henne på fredagar ändå, det är lovat. Fråga aldrig Carin vad Nova gör på \
kvällarna: fritiden är undantagen. Schemat från klockan tio är det som har gjort mest nytta."""
SAMIRS_NOTE = """\
Pratade med Nova i fredags. Hon har varit i skolan fyra dagar av fem och tycker att det är "rätt najs att inte gå \
upp i mörkret". Bilarna har kommit två gånger den här veckan. Hon gick ut bakvägen."""
BACK_TO_SARA = """\
Det löfte som står kvar är polisens om bilarna vid skolan. Nova tycker att det dröjer, och Carin med. Fredagssamtalen \
är hållna alla fyra veckorna."""
SAMIR_READ = "Läst. Jag ringer Nova på fredag."
SARA_READ = "Tack! Jag tar upp bilarna med Per."
REVIEW_SCHOOL = "Fyra dagar av fem. Två av tre kurser är klara, engelskan är kvar."
REVIEW_BETTER = "Morgnarna. Middagarna hemma. Väggen på Ungdomens hus är skissad."
REVIEW_WORSE = "Bilarna står kvar, och ingen har berättat för Nova vad polisen gör."
REVIEW_NOVA = "Det är bättre. Jag vill att någon går med mig till bussen, och att mötena är kortare."
REVIEW_CARIN = "Vi pratar igen. Jag sover på nätterna jag är ledig."
REVIEW_WHY = "Nova vill fortsätta, med någon vid bussen och kortare möten. Det skrivs in i nästa version."
WHO_KNOWS = "Här är vilka som har fått veta något om dig av oss, vad, och varför. Fråga om något är konstigt."
WHO_KNOWS_WHY = "Nova har rätt att veta, och inget av det rör någon annan."
