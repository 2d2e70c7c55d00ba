"""What was written about Tove before the groups met."""

CONCERN = """\
Tove var borta elva hela dagar i september. Hon kommer till bilden men går hem efteråt. Hon säger att hon inte sover \
och att "det är mycket hemma". Mamman svarar när vi ringer men orkar inte väcka henne. Vi tror inte att skolan \
räcker ensam, och vi vill gärna vara med och berätta själva."""
WHY = "Hög frånvaro som ökar, trött och ensam. Skolans egna insatser räcker inte."
PROTECTION = """\
Inget våld i anmälan eller i vårt register. Mamman är nåbar och hemma. Skolan har sett Tove i dag. Inget behov av \
omedelbart skydd."""
ON_TELEPHONE = """\
Ringde Karolina med tolk. Hon visste att skolan skulle anmäla och var lättad. Hon vill gärna träffas i skolan, dit \
hittar hon. Tove var med i högtalaren: "ja, om Rut är snäll". Båda sa ja till ett möte ihop."""
REPORTER = """\
Rut berättade med egna ord: elva dagar borta, trött, går hem efter bilden. Skolan är orolig för att Tove försvinner \
ur gemenskapen. Hon sa också att Tove är saknad."""
WORKS = "Bilden, mentorn, och att Tove och Karolina kom båda två."
WORRIES = "Nätterna, att det är tomt på dagarna, och att Karolina är sjukskriven och ensam."
NOW = "Sara berättar senast på fredag om det blir en utredning. Familjen funderar på SSPF. Ingen lovar något mer i dag."
OWN_WORDS = "Jag trodde ni skulle vara arga. Jag vill gå på bilden."
FEEDBACK = "Skolan får veta om det blir en utredning eller inte. Familjen säger själv till om annat."
DECISION = """\
Oron gäller skolan och nätterna. Tove och Karolina vill ta emot stöd och behöver ingen utredning för det. De vill \
prova SSPF. Ny prövning om frånvaron fortsätter."""
