package identity_test

// newsroomStory is told in a few articles; of the pairs of mentions the first are
// one, the second two of which nobody need ask, and of the third somebody must.
type newsroomStory struct {
	what     string
	articles []string
	one      []string
	two      []string
	doubt    []string
}

var newsroomStories = []newsroomStory{
	{
		what: "two ministers of one family name in one article",
		articles: []string{"Defence Minister [p Israel Katz] and Transport Minister [p Haim Katz] quarrelled over the port. " +
			"[p Katz] left the room, and [p Israel Katz] said nothing."},
		one:   []string{"0 Israel Katz = 0 Israel Katz #2"},
		two:   []string{"0 Israel Katz = 0 Haim Katz"},
		doubt: []string{"0 Katz = 0 Israel Katz", "0 Katz = 0 Haim Katz"},
	},
	{
		what: "a father and a son",
		articles: []string{
			"[p George H. W. Bush] built a coalition before the war in Kuwait.",
			"[p George W. Bush] spoke at the library. [p Bush], the 43rd president, praised the troops.",
			"[p Robert F. Kennedy Jr.] resigned; his father [p Robert F. Kennedy] was shot in 1968.",
		},
		one: []string{"1 Bush = 1 George W. Bush"},
		two: []string{"0 George H. W. Bush = 1 George W. Bush", "0 George H. W. Bush = 1 Bush"},
		// one article names both, but the rules cannot tell an article that repeats a name from one that names two
		doubt: []string{"2 Robert F. Kennedy = 2 Robert F. Kennedy Jr."},
	},
	{
		what: "the foreign minister of two countries",
		articles: []string{
			"[p The foreign minister] of [o/STATE Egypt] met [p the Jordanian foreign minister] and [p Badr Abdelatty], [t Egyptian foreign minister], spoke after him.\n--\n" +
				"Badr Abdelatty is Egyptian foreign minister of Egypt\nThe foreign minister for Egypt",
			"[p The foreign minister] of [o/STATE Jordan] was in Amman.\n--\nThe foreign minister for Jordan",
		},
		one: []string{"0 The foreign minister = 0 Badr Abdelatty"},
		two: []string{"0 the Jordanian foreign minister = 0 Badr Abdelatty", "1 The foreign minister = 0 Badr Abdelatty", "1 The foreign minister = 0 The foreign minister"},
	},
	{
		what: "a seat of government beside the city",
		articles: []string{
			"[o Moscow] rejected the note. Thousands marched in [l Moscow]. The [o Kremlin] said that [o Russia] would answer.",
			"[o Ankara] and the [o Turkish government] agreed. The plane landed in [l Ankara].",
			"The [o Élysée] said that [o Paris] would send a frigate; in [l Paris] it rained. [o Whitehall] kept silent, and so did [o London].",
			"[o Foggy Bottom] confirmed the visit; the [o US State Department] and [o Washington] had denied it.",
			"[o Brussels] fined the company. The summit was in [l Brussels], and [o Belgium] was the host.",
		},
		one: []string{
			"0 Moscow = 0 Kremlin", "1 Ankara = 1 Turkish government",
			"2 Élysée = 2 Paris", "2 Whitehall = 2 London", "3 Foggy Bottom = 3 US State Department",
		},
		two: []string{
			"0 Moscow = 0 Moscow #2", "0 Moscow = 0 Russia", "1 Ankara = 1 Ankara #2", "2 Paris = 2 Paris #2", "2 Paris = 2 London",
			"4 Brussels = 4 Brussels #2", "4 Brussels = 4 Belgium", "3 Foggy Bottom = 3 Washington",
		},
	},
	{
		what: "a top diplomat by the seat",
		articles: []string{
			"[p Ankara's top diplomat] landed in Cairo. [p Hakan Fidan], Turkey's [t foreign minister], met nobody. [o/STATE Turkey] said so.\n--\nHakan Fidan is foreign minister of Turkey",
			"[p Ankara's top diplomat] spoke of gas.",
		},
		one:   []string{"0 Ankara's top diplomat = 0 Hakan Fidan"},
		doubt: []string{"1 Ankara's top diplomat = 0 Hakan Fidan"},
	},
	{
		what: "a person who changes office",
		articles: []string{
			"[p Hakan Fidan] is [t intelligence chief] of [o/STATE Turkey].\n--\npublished 2022-03-01\nHakan Fidan is intelligence chief of Turkey\nHakan Fidan for Turkey",
			"[p Hakan Fidan], [t foreign minister] of [o/STATE Turkey], flew to Doha.\n--\npublished 2024-03-01\nHakan Fidan is foreign minister of Turkey\nHakan Fidan for Turkey",
		},
		one: []string{"0 Hakan Fidan = 1 Hakan Fidan"},
	},
	{
		what: "a title in one article, initials in another",
		articles: []string{
			"[p Vice President JD Vance] toured the plant.",
			"[p J.D. Vance] toured the plant.",
			"[p Sen. J. D. Vance] spoke.",
			"[p Dr. S. Jaishankar] spoke, and [p Subrahmanyam Jaishankar] wrote of it.",
		},
		one:   []string{"0 Vice President JD Vance = 1 J.D. Vance", "1 J.D. Vance = 2 Sen. J. D. Vance"},
		doubt: []string{"3 Dr. S. Jaishankar = 3 Subrahmanyam Jaishankar"},
	},
	{
		what: "a country and its capital",
		articles: []string{
			"[l Kuwait] closed the border; [l Kuwait City] was quiet. [l Guatemala] and [l Guatemala City] were not.",
			"In [l Kuwait] the emir spoke. Ships left [l Tunis] in [l Tunisia].",
		},
		one: []string{"0 Kuwait = 1 Kuwait"},
		two: []string{"0 Kuwait = 0 Kuwait City", "1 Kuwait = 0 Kuwait City", "0 Guatemala = 0 Guatemala City", "1 Tunis = 1 Tunisia"},
	},
	{
		what: "Georgia, a state and a country",
		articles: []string{
			"Voters in [l Georgia] queued in [l Atlanta].",
			"Protesters in [l Georgia] filled the streets of [l Tbilisi].",
			"The governor of [l Georgia] spoke in [l Savannah] and [l Atlanta].",
			"The patriarch of [l Georgia] spoke.",
			"[o Georgia] appealed the verdict, a judge in [l Atlanta] said.",
			"[o Georgia] left the talks, its envoy said in [l Tbilisi].",
			"[l Georgia] lies on the Black Sea; [l Batumi, Georgia] is a port.",
		},
		one:   []string{"0 Georgia = 2 Georgia", "1 Georgia = 6 Georgia"},
		two:   []string{"0 Georgia = 1 Georgia", "4 Georgia = 5 Georgia"},
		doubt: []string{"0 Georgia = 3 Georgia", "1 Georgia = 3 Georgia"},
	},
	{
		what: "two Congos",
		articles: []string{
			"Rebels advanced in [l Congo]; in [l Kinshasa] people fled.",
			"The president of [l Congo] was re-elected, the court in [l Brazzaville] said.",
			"The [l Democratic Republic of the Congo] closed the border, and [o DRC] troops left.",
			"[l Congo] exports copper.",
		},
		one:   []string{"0 Congo = 2 Democratic Republic of the Congo"},
		two:   []string{"0 Congo = 1 Congo", "1 Congo = 2 Democratic Republic of the Congo"},
		doubt: []string{"3 Congo = 2 Democratic Republic of the Congo", "1 Congo = 3 Congo", "0 Congo = 3 Congo"},
	},
	{
		what: "London, Ontario",
		articles: []string{
			"A factory in [l London, Ontario], will close. In [l London] 300 people work there.",
			"The prime minister returned to [l London].",
			"The talks were in [l London, England].",
			"Police in [l London, Ont.] said so.",
			"The mayor of [l London, Ontario], flew to [l London]; [o Britain] pays.",
		},
		one:   []string{"0 London = 0 London, Ontario", "0 London, Ontario = 3 London, Ont.", "1 London = 2 London, England"},
		two:   []string{"0 London, Ontario = 2 London, England", "0 London = 1 London"},
		doubt: []string{"4 London = 0 London, Ontario", "4 London = 1 London"},
	},
	{
		what: "Paris, Texas",
		articles: []string{
			"The fair in [l Paris, Texas], opened on Friday. [l Paris] has 25,000 inhabitants.",
			"Ministers met in [l Paris].",
			"Ministers met in [l Paris, France]; [l Paris] was quiet.",
			"The bank in [l Paris] was robbed; [l Texas] police are looking for two men.\n--\nParis in Texas",
			"The mayor of [l Paris, Texas], flew to [l Paris] in [l France].",
		},
		one: []string{
			"0 Paris = 0 Paris, Texas", "1 Paris = 2 Paris", "1 Paris = 2 Paris, France", "0 Paris, Texas = 4 Paris, Texas", "3 Paris = 0 Paris, Texas",
		},
		two:   []string{"0 Paris = 2 Paris", "0 Paris, Texas = 2 Paris, France", "3 Paris = 2 Paris", "0 Paris = 1 Paris", "3 Paris = 1 Paris"},
		doubt: []string{"4 Paris = 4 Paris, Texas", "4 Paris = 1 Paris"},
	},
	{
		what: "two Springfields",
		articles: []string{
			"A tornado hit [l Springfield] in [l Illinois].\n--\nSpringfield in Illinois",
			"A tornado hit [l Springfield] in [l Missouri].\n--\nSpringfield in Missouri",
			"A tornado hit [l Springfield].",
			"[l Springfield, Ill.], and [l Springfield, Mo.], are twins; [l Springfield] is the older.",
		},
		one:   []string{"0 Springfield = 3 Springfield, Ill.", "1 Springfield = 3 Springfield, Mo."},
		two:   []string{"0 Springfield = 1 Springfield"},
		doubt: []string{"2 Springfield = 0 Springfield", "2 Springfield = 1 Springfield", "3 Springfield = 0 Springfield"},
	},
	{
		what: "Tripoli, Lebanon",
		articles: []string{
			"Clashes shook [l Tripoli, Lebanon], where the army patrols [l Tripoli].",
			"The ministers met in [l Tripoli]; [l Libya] will vote.\n--\nTripoli in Libya",
			"The plane left [l Tripoli].",
		},
		one: []string{"0 Tripoli = 0 Tripoli, Lebanon"},
		two: []string{"0 Tripoli = 1 Tripoli", "0 Tripoli = 2 Tripoli"},
	},
	{
		what: "Washington",
		articles: []string{
			"[o Washington] imposed sanctions. He arrived in [l Washington].",
			"[p George Washington] crossed the river. [p Washington] had 2,400 men.",
			"Fires burned in [l/PROVINCE Washington]; in [l/CITY Seattle] the air was bad.",
			"The march in [l Washington, D.C.] was calm.",
			"The [o US government] imposed sanctions.",
		},
		one: []string{"1 Washington = 1 George Washington", "0 Washington = 4 US government", "0 Washington #2 = 3 Washington, D.C."},
		two: []string{"0 Washington = 0 Washington #2", "0 Washington = 1 Washington", "2 Washington = 3 Washington, D.C."},
	},
	{
		what: "armies by country and adjective",
		articles: []string{
			"The [o British Army] and [o the French army] trained together.",
			"The [o French Army] withdrew. [o Armed Forces] of [o/STATE Mali] stayed.\n--\nArmed Forces for Mali",
			"[o Army of France] units left. The [o Free Syrian Army] fought the [o Syrian Army].",
			"The [o Malian Armed Forces] took the town.",
		},
		one: []string{"0 the French army = 1 French Army", "1 French Army = 2 Army of France", "1 Armed Forces = 3 Malian Armed Forces"},
		two: []string{"0 British Army = 0 the French army", "2 Free Syrian Army = 2 Syrian Army", "1 Armed Forces = 1 French Army"},
	},
	{
		what: "collectives",
		articles: []string{
			"[g Syrian officials] said that the road was open; [p a senior official] denied it.",
			"[g Syrian officials] said that the road was closed; [p a senior official] confirmed it. [g US diplomats] waited.",
			"[g US diplomats] left.",
		},
		two: []string{"0 Syrian officials = 1 Syrian officials", "0 a senior official = 1 a senior official", "1 US diplomats = 2 US diplomats"},
	},
	{
		what: "a second given name, and a relative of one",
		articles: []string{
			"[p Jair Bolsonaro] was sentenced.",
			"[p Jair Renan Bolsonaro] ran for the council.",
			"[p Jair Messias Bolsonaro], [t president] of [o/STATE Brazil], spoke.\n--\nJair Messias Bolsonaro is president of Brazil",
			"[p Jair Bolsonaro], [t president] of [o/STATE Brazil], spoke.\n--\nJair Bolsonaro is president of Brazil",
		},
		one: []string{"0 Jair Bolsonaro = 3 Jair Bolsonaro"},
		two: []string{"1 Jair Renan Bolsonaro = 2 Jair Messias Bolsonaro", "0 Jair Bolsonaro = 1 Jair Renan Bolsonaro"},
	},
}
