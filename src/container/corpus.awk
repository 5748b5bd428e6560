# awk -f src/container/corpus.awk: 432 sentence pairs, English and German, enough for a training that shows that trainings run
BEGIN {
	split("Tom Maria Anna Peter", names)
	verbs = split("sees:sieht buys:kauft likes:mag", verb)
	colours = split("red:rote blue:blaue new:neue old:alte small:kleine big:große", colour)
	things = split("house:Haus book:Buch car:Auto picture:Bild animal:Tier room:Zimmer", thing)
	for (n = 1; n <= 4; n++)
		for (v = 1; v <= verbs; v++)
			for (c = 1; c <= colours; c++)
				for (t = 1; t <= things; t++) {
					split(verb[v], V, ":"); split(colour[c], C, ":"); split(thing[t], T, ":")
					print names[n], V[1], "the", C[1], T[1] "." "\t" names[n], V[2], "das", C[2], T[2] "."
				}
}
