"""What was written about Milo."""

CONCERN = """\
Milo har kommit till oss i två år och är en av dem man lägger märke till för att han hjälper till. Sista månaden \
är han annorlunda. Han går ut ofta när det ringer, kommer tillbaka blek och vill inte spela mer. Igår satt han i \
köket med tre telefoner framför sig. Jag frågade vems de var och han sa "en kompis bara". Han har betalat för \
andra i kiosken flera gånger, det har han aldrig haft råd med förut.

Det här har jag sett själv. Det jag har HÖRT, av en annan ungdom, är att det är två äldre som "äger" honom för att \
han blev skyldig dem pengar för en elsparkcykel. Jag vet inte om det stämmer.

När jag sa att jag var orolig började han gråta. Han bad mig att inte säga något till mamma. Jag sa att jag måste \
anmäla men att ni är schyssta. Han är hellre hos oss än hemma just nu men är inte rädd för sina föräldrar, det \
frågade jag honom rakt ut."""

PROTECTION = """\
Milo bor hemma med båda föräldrarna och en äldre bror. Inget som tyder på våld i hemmet; Faruk har frågat honom \
och han svarar nej. Känd hos oss 2022, en anmälan om skolfrånvaro som inte ledde till utredning. Oron gäller att \
äldre ungdomar utnyttjar honom. Ingen uppgift om ett uttalat hot. Föräldrarna är nåbara. Inget behov av omedelbart \
skydd idag, men ring föräldrarna i morgon bitti, och Faruk ringer oss om något händer i kväll."""

MOTHER_SAID = """\
Ringde Päivi. Pratar bra svenska men vill ha tolk (finska) när det blir svårt. Hon hade ingen aning. Har sett att \
han har en ny telefon, han sa att den var lånad av brorsan. Blev väldigt rädd, ville hämta honom från skolan \
genast. Vi kom överens om att hon väntar tills han kommer hem och att jag ringer igen i eftermiddag när Mikael är \
hemma."""

FATHER_SAID = """\
Mikael, på högtalare. Arg först, mest på de äldre killarna. Lugnade sig. Säger att Milo är snäll och inte kan säga \
nej till någon. Tycker att det är bra om polisen kommer med hem, "så att han hör att det inte är han som har gjort \
fel"."""

MILO_SAID = """\
Milo sa inte så mycket, hej och ja. Han är arg på Faruk men inte jättearg. Han vill inte träffas i skolan. Han är \
okej med att vi kommer hem om pappa är hemma. Frågade om polisen har uniform."""

PROPOSED = """\
Två oberoende iakttagelser på Ungdomens hus tyder på att äldre utnyttjar Milo för att förvara och lämna saker. \
Utan polisen kan vi inte ge familjen råd om säkerheten. Familjen vill att polisen är med."""

PLANNED = {
    "purpose": "Berätta vad som oroar oss, höra Milo, och ge familjen råd om hur man säger nej och får hjälp med det.",
    "concern": (
        "Milo verkar utnyttjas av äldre ungdomar, som han kan vara skyldig pengar. Han har haft flera telefoner och "
        "pengar som inte är hans."
    ),
    "may_tell": "Att en vuxen som bryr sig om Milo är orolig. Inte vilka de äldre är, inte vad andra unga har sagt.",
    "interpreter_language": "fi",
    "siblings": "Storebror Oskar, 19, bor hemma. Han får vara med om Milo vill.",
    "two_homes": "",
    "staff_safety": "Parkera inte på gården. Ring gruppledaren före och efter.",
    "guardian_answer": "Båda föräldrarna säger ja. Gärna civila kläder, Milo frågade om det.",
}
