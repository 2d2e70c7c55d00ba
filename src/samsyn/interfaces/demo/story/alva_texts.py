"""What was written about Alva, as it is written in a hurry between two telephone calls."""

CONCERN = """\
Vi gick igenom Stationsparken till fots vid elvatiden. Vid scenen satt sju personer, sex av dem vuxna som vi \
känner sedan tidigare, och Alva. Det luktade cannabis när vi kom fram men ingen hade något på sig och ingen är \
misstänkt. Alva höll sig lite vid sidan. Hon sa att hon väntade på en kompis som inte dök upp och att hon "inte \
vågade gå hem förbi tunneln".

Jag uppfattade henne inte som påverkad, däremot frusen och ledsen. Hon sa att hon slutat rida i våras och att hon \
inte har någon att vara med efter skolan. Mamma Helena hämtade. Helena visste inte att Alva var i parken och blev \
rädd. Hon är ensam med Alva och jobbar skift på lagret.

En kvinna som gick ut med hunden stannade mig efteråt och sa att hon sett "den där unga tjejen" med samma sällskap \
flera kvällar. Jag har inget namn på henne."""

PROTECTION = """\
Alva kom hem med sin mamma samma kväll. Inget våld har kommit fram, varken i anmälan eller i vårt eget register. \
Mamman är nåbar, tar oron på allvar och är hemma de närmaste kvällarna. Inget behov av omedelbart skydd idag. Gör \
ny bedömning om hon inte går att nå under dagen."""

MOTHER_ON_TELEPHONE = """\
Ringde Helena på hennes rast. Läste upp anmälan. Hon känner igen det som står, blev tyst och sa sedan att hon haft \
en klump i magen sedan i somras. Alva sover dåligt, har slutat rida, "svarar ja och ah på allt". Inga pengar har \
försvunnit. Helena är rädd att skolan ska få veta. Sa att vi inte ringer skolan. Pratade med Alva i högtalaren i \
slutet: hon är okej med att vi hörs men vill inte komma till kontoret. Helena frågade om polisen som var där kan \
följa med hem, "han var snäll mot henne". Lovade att höra av mig inom ett par dagar."""

DECISION = """\
Oron gäller sällskapet och ensamheten, inte hemmet. Alva och Helena vill båda ta emot stöd och behöver ingen \
utredning för att få det. Ingen uppgift om våld, ingen uppgift om egen användning. Hembesök enligt \
Linköpingsmodellen tillsammans med områdespolisen planeras. Ny prövning om oron ökar eller om familjen tackar nej."""

PROPOSED = "Två personer har oberoende av varandra sett Alva i ett sällskap där det säljs. Mamma vill ha polisen med."

PLANNED = {
    "purpose": "Berätta vad som har sagts, höra vad Alva själv vill och visa vilket stöd som finns.",
    "concern": (
        "Alva har setts flera kvällar i Stationsparken tillsammans med vuxna där det säljs och röks. Hon är ensam "
        "efter skolan och har svårt att gå därifrån."
    ),
    "may_tell": (
        "Att vi och polisen är oroliga för sällskapet i parken. Inte vilka de andra är och inte vem som sett henne."
    ),
    "interpreter_language": "",
    "siblings": "",
    "two_homes": "",
    "staff_safety": "Hund i trappuppgången, inte familjens. Ring gruppledaren före och efter.",
    "guardian_answer": "Ringde Helena. Ja, hon vill att vi kommer, helst efter fem när hon slutat. Alva är med på det.",
}

YOUTH_SAID = """\
Jag går dit för att det alltid är någon där. De är snälla mot mig, men jag vet att det inte är bra. Ibland vill \
jag gå hem men då måste jag gå igenom tunneln själv. Jag saknar stallet, inte tävlingarna utan hästarna. Jag vill \
inte att skolan ska veta. Jag kan prata med Sara om det inte är varje vecka."""

GUARDIAN_SAID = """\
Jag har sett att hon mår dåligt men trott att det går över. Det är jag som har fel arbetstider. Jag vill ha tips \
på hur jag ska fråga utan att hon går in på sitt rum. Bra att ni kom båda två, då vet jag vem jag kan ringa."""

TALK = """\
Första samtalet, i lilla rummet på Ungdomens hus. Alva kom i tid och stannade hela tiden. Hon berättade om \
stallet, om en kompis som flyttat och om kvällarna. Har inte varit i parken sedan vi sågs, "det är för kallt". Hon \
undrade om jag hade ringt ridskolan. Det hade jag inte hunnit; sa som det var. Vill ses igen om två veckor, samma \
plats."""
