"""What was said and written around Leo, whose story goes all the way: until there is a group, and until the plan."""

CONCERN = """\
Leo stoppades i natt på en moped med ett paket som han inte ville kännas vid. Han sa att han kör åt andra för att \
betala en skuld, och att de ringer när som helst. Han var lugn och svarade på det mesta. Mamma Marika kom och hämtade \
honom. Vi tror inte att han kommer loss själv, och vi är oroliga för vad som händer om han slutar svara."""
REPORT_WHY = "Kör åt andra för att betala en skuld, är 17 år och rädd."
PROTECTION = """\
Inget hot mot Leo i natt. Han är hemma med Marika, som har Pers nummer och går att nå hela dygnet. Inget behov av \
omedelbart skydd."""
ON_TELEPHONE = """\
Ringde Marika. Hon visste om anmälan och var glad att någon hörde av sig. Leo satt bredvid: "jag kan komma, men jag \
säger inga namn". Båda sa ja till ett möte ihop med Per."""
REPORTER = """\
Per berättade med egna ord vad han såg den natten, och att han hellre ses så här än på vägen. Han frågade inte efter \
några namn."""
REPORT_WORKS = (
    "Leo har skruvat ihop mopeden själv och kommer i tid dit han har lovat. Han och Marika äter ihop."
)
REPORT_WORRIES = (
    "Skulden, som ingen har sett siffran på. Samtalen på natten. Att Leo har slutat gå till gymnasiet."
)
REPORT_NOW = (
    "Sara berättar inom en vecka om det blir en utredning. Leo funderar på om han vill ha hjälp av flera."
)
REPORT_OWN_WORDS = "Jag vill inte ha en massa folk. Jag vill bara att det slutar ringa."
FEEDBACK = "Per får veta om det blir en utredning eller inte. Resten berättar Leo själv, om han vill."
DECISION = """\
Oron gäller skulden och dem Leo kör åt. Leo och Marika vill ta emot hjälp och behöver ingen utredning för det. Leo \
vill tänka efter först, och vet vem han kan ringa. Ny prövning om det kommer något nytt."""

QUESTION = """\
En fritidsledare ringer. En ung person i mopedverkstaden har frågat vad som händer om man ber om hjälp att komma ur \
något. Hen är skyldig pengar och rädd att det blir polissak. Vad kan jag svara utan att lova för mycket?"""
ADVICE = """\
Säg som det är: hen bestämmer själv om hen vill vara med, och vilka som får veta något. Fråga om ni får ringa hit \
ihop. Far hen illa gör du en orosanmälan, och berättar det för hen först om det går."""
WHY = """\
Leo kör åt andra och är skyldig dem pengar. Han frågade Faruk hur man kommer ur det, och vill att vi hjälps åt: någon \
att ringa på kvällen, något att göra på dagarna och ordning på skulden."""
KNOWN = "Leo och hans mamma Marika. Ingen annan än Faruk, som Leo frågade."
GROUND = "Leo bad Faruk ringa oss och säga vem det gällde."
CHOSEN = "Alla villkor är uppfyllda. Leo vill, och det behövs flera."
MEANWHILE = "Leo kan komma till Samir på torsdagar tills det finns en plats."
NO_ANSWER = "Ringde Leo förmiddag och eftermiddag. Telefonen var avstängd."
THUMB_UP = "Skrev och frågade var vi kan ses. Fick en tumme upp, och sedan inget mer."
SAMIR_LEAVES = "Samir börjar i ett annat team."
TO_SARA = """\
Leo svarar aldrig i telefon. Det är inte ett nej, han vågar inte ha den på. Han är i mopedverkstaden efter klockan \
fyra, och Faruk har frågat om det är okej att du kommer dit. Fråga aldrig efter namn: det är lovat."""
SARA_READ = "Läst, tack. Jag går till verkstaden i eftermiddag."
MET = """\
Leo bytte kedja och pratade under tiden. Han vill, om han själv får säga när det blir för mycket. "Mamma kan vara \
med nu, sen får vi se." """.rstrip()
CONSENT_WHY = "Att Leo ska komma loss från dem han körde åt, och ha något att göra på dagarna."
WORK = (
    "Är bra på motorer och kommer i tid.",
    "Slutade gå till gymnasiet i tvåan. Står utan jobb.",
    "Vill jobba i verkstad.",
)
MONEY = ("", "Är skyldig pengar och vågar inte öppna breven.", "Vill veta hur mycket det är.")
INVITED_PER = "Vara den Leo kan ringa när någon hör av sig."
INVITED_FARUK = "Praktik i verkstaden på Ungdomens hus tills han har ett jobb."
