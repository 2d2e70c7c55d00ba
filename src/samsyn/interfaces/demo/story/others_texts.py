"""Tips and reports as people write them, with the spelling they have."""

UNCLE = """\
Hej, det gäller inte en ung person men jag visste inte vart jag skulle vända mig. Min farbror har börjat dricka \
igen sen faster gick bort. Han svarar inte i telefon vissa dar och han har ramlat i trappan. Han har ingen annan \
än mig och jag bor 30 mil bort. Kan nån ringa på och kolla?"""

UNCLE_WHY = """\
Gäller en vuxen man utan barn i hemmet. Lämnat muntligt till vuxenenhetens mottagning samma förmiddag."""

TUNNEL = """\
Belysningen i gångtunneln vid stationen har vart trasig i minst tre veckor nu. Ungarna från högstadiet går där när \
dom ska hem från träningen och det står ofta folk därinne och trycker som inte ska nånstans. Ingen gör nåt. Min \
dotter springer alltid igenom. Har felanmält till kommunen två gånger på appen men får bara 'ärendet avslutat'."""

TUNNEL_WHY = "En iakttagelse om en plats. Ingen person pekas ut. Lämnas till polisen och till gatukontoret."

TUNNEL_FORWARDED = """\
Belysningen är trasig sedan flera veckor. Ungdomar på väg hem från träning går där om kvällarna, och flera uppger \
att det står personer i tunneln som de är rädda för."""

TUNNEL_ANSWER = """\
Tack för att du skrev. Vi har lämnat det vidare till polisen och till dem som sköter belysningen. Skriv gärna här \
om det inte blir bättre."""

TUNNEL_ADDED = "Dom har bytt en lampa nu men den längst in mot parken är fortfarande svart. Tack iallafall"

PIANO = """\
Grannen ovanför spelar piano tre timmar om dan, samma låt!!! Det är en tonåring så det måste väl vara nåt fel när \
man aldrig går ut. Gör nåt."""

PIANO_WHY = "Inget i tipset tyder på att en ung person far illa. Att öva piano är ingen anledning till oro."

MOPED = """\
det kör ungar på mopeder utan skyltar bakom gamla mejeriet varje lördag ca kl 21-01, 10-15 st, en vit skåpbil \
brukar stå där med öppen dörr och dom hämtar saker ur den. vet inte vad. har hållit på sen september. vågar inte \
gå fram"""

GRANDMOTHER = """\
En kvinna som säger att hon är mormor ringer. Hennes dotterson Elton, 15 år, går nästan aldrig till skolan, sitter \
uppe hela nätterna och "spelar om pengar" enligt en kusin. Dottern (mamman) har gett upp och skäms. Mormor har \
själv inte sett spelandet, men Elton har bett henne om pengar tre gånger och blev arg när hon sa nej. Hon är inte \
rädd för honom. Hon vill inte att dottern får veta att hon har ringt. Fick svarskod uppläst två gånger, hon skrev \
ner den på almanackan."""

ABSENCE = """\
Wilma har 46 procents frånvaro hittills i höst, varav nästan all är sen ankomst eller hel dag på måndagar. Mentor \
och kurator har pratat med henne. Hon säger att hon har ont i magen. För två veckor sedan berättade hon för \
kuratorn att hon inte vill åka buss hem för att "några" väntar vid hållplatsen. Hon vill inte säga vilka. Igår kom \
hon i för stor jacka som inte är hennes och grät när mentorn frågade.

Mamman är bekymrad och samarbetar. Pappan bor utomlands. Vi vet inte vad det handlar om, men vi tycker inte att \
det är bara skoltrötthet längre."""
