package identity_test

// foreignDeskStories are those of a foreign desk: families in power, names that
// have no family name, groups and places of many spellings, initials and names
// that several have.
var foreignDeskStories = []newsroomStory{
	{
		what: "a family of rulers",
		articles: []string{
			"The Emir of Qatar, Sheikh [p Tamim bin Hamad Al Thani], received the envoy; [p Mohammed bin Abdulrahman Al Thani], the prime minister, led the talks. [p Al Thani] thanked Egypt.",
			"Qatari Prime Minister [p Sheikh Mohammed bin Abdulrahman bin Jassim Al Thani] flew to Cairo.",
			"[p Tamim bin Hamad al-Thani] spoke by phone with the pope, and [p Hamad bin Khalifa Al Thani], his father, was there.",
		},
		one:   []string{"0 Mohammed bin Abdulrahman Al Thani = 1 Sheikh Mohammed bin Abdulrahman bin Jassim Al Thani", "0 Tamim bin Hamad Al Thani = 2 Tamim bin Hamad al-Thani"},
		two:   []string{"0 Tamim bin Hamad Al Thani = 0 Mohammed bin Abdulrahman Al Thani", "2 Hamad bin Khalifa Al Thani = 2 Tamim bin Hamad al-Thani"},
		doubt: []string{"0 Al Thani = 0 Tamim bin Hamad Al Thani", "0 Al Thani = 0 Mohammed bin Abdulrahman Al Thani"},
	},
	{
		what: "brothers who are sons of Zayed, and a prince of another house",
		articles: []string{
			"[p Mohammed bin Zayed] flew to Riyadh, where [p Mohammed bin Salman] met him; [p Abdullah bin Zayed] and [p Tahnoon bin Zayed] were with him.",
			"[p Sheikh Mohamed bin Zayed Al Nahyan] met [p Khalid bin Salman]. [p Tahnoun bin Zayed Al Nahyan] spoke of chips.",
			"[p King Salman bin Abdulaziz] was in hospital, said [p Mohammed bin Salman bin Abdulaziz Al Saud].",
		},
		two: []string{
			"0 Mohammed bin Zayed = 0 Mohammed bin Salman", "0 Mohammed bin Zayed = 0 Abdullah bin Zayed", "0 Abdullah bin Zayed = 0 Tahnoon bin Zayed",
			"0 Mohammed bin Salman = 1 Khalid bin Salman", "2 King Salman bin Abdulaziz = 0 Mohammed bin Salman", "1 Tahnoun bin Zayed Al Nahyan = 1 Sheikh Mohamed bin Zayed Al Nahyan",
		},
		doubt: []string{"0 Mohammed bin Zayed = 1 Sheikh Mohamed bin Zayed Al Nahyan"}, // whose grandson may be called so
	},
	{
		what: "the Rajapaksas",
		articles: []string{
			"[p Mahinda Rajapaksa] resigned as protesters called on his brother [p Gotabaya Rajapaksa] to go. [p Rajapaksa] clung on.",
			"[p Gotabaya Rajapaksa] fled to the Maldives. [p Rajapaksa] later resigned by e-mail from Singapore.",
			"[p Basil Rajapaksa] was stopped at the airport, and [p Namal Rajapaksa], son of [p Mahinda Rajapakse], stood by.",
		},
		one:   []string{"1 Rajapaksa = 1 Gotabaya Rajapaksa", "0 Gotabaya Rajapaksa = 1 Gotabaya Rajapaksa", "0 Mahinda Rajapaksa = 2 Mahinda Rajapakse"},
		two:   []string{"0 Mahinda Rajapaksa = 0 Gotabaya Rajapaksa", "2 Basil Rajapaksa = 2 Namal Rajapaksa"},
		doubt: []string{"0 Rajapaksa = 0 Mahinda Rajapaksa", "0 Rajapaksa = 0 Gotabaya Rajapaksa"},
	},
	{
		what: "Barzanis and Talabanis",
		articles: []string{
			"[p Masrour Barzani] met [p Bafel Talabani] in Erbil; [p Nechirvan Barzani] did not come, nor did [p Qubad Talabani].",
			"[p Massoud Barzani] congratulated his son, [p Masrour Barzani].",
			"[p Masoud Barzani] spoke of [p Jalal Talabani], who died in 2017.",
		},
		one: []string{"1 Massoud Barzani = 2 Masoud Barzani", "0 Masrour Barzani = 1 Masrour Barzani"},
		two: []string{
			"1 Massoud Barzani = 1 Masrour Barzani", "0 Masrour Barzani = 2 Masoud Barzani", "0 Masrour Barzani = 0 Nechirvan Barzani",
			"0 Bafel Talabani = 0 Qubad Talabani", "0 Bafel Talabani = 2 Jalal Talabani",
		},
	},
	{
		what: "the Kims",
		articles: []string{
			"[p Kim Jong Un] inspected a destroyer. [p Kim] said that it was a start.",
			"[p Kim Yo-jong], sister of [p Kim Jong-un], scoffed at Seoul. [p Kim] called it a dream.",
			"[p Kim Jong Il] died in 2011, and [p Kim Jong Nam] was killed in Kuala Lumpur in 2017.",
		},
		one: []string{"0 Kim = 0 Kim Jong Un", "0 Kim Jong Un = 1 Kim Jong-un"},
		two: []string{
			"1 Kim Yo-jong = 1 Kim Jong-un", "2 Kim Jong Il = 2 Kim Jong Nam", "0 Kim Jong Un = 2 Kim Jong Il", "0 Kim Jong Un = 2 Kim Jong Nam",
		},
		doubt: []string{"1 Kim = 1 Kim Yo-jong", "1 Kim = 1 Kim Jong-un"},
	},
	{
		what: "Burmese names",
		articles: []string{
			"Senior General [p Min Aung Hlaing] freed prisoners, but not [p Aung San Suu Kyi]. [p Suu Kyi], 80, is in Naypyidaw.",
			"[p Aung San Suu Kyi] is the daughter of [p Aung San], who was shot in 1947.",
			"[p Sr. Gen. Min Aung Hlaing] flew to Moscow, and [p Soe Win] stood in for him.",
		},
		one: []string{"0 Aung San Suu Kyi = 1 Aung San Suu Kyi", "0 Min Aung Hlaing = 2 Sr. Gen. Min Aung Hlaing"},
		two: []string{"1 Aung San = 1 Aung San Suu Kyi", "2 Soe Win = 2 Sr. Gen. Min Aung Hlaing"},
		// names alone do not tell a short form from a relative's name
		doubt: []string{"0 Suu Kyi = 0 Aung San Suu Kyi"},
	},
	{
		what: "names of Indonesia and Malaysia",
		articles: []string{
			"[p Prabowo Subianto] won. His vice president [p Gibran Rakabuming Raka] is a son of [p Joko Widodo]. [p Widodo] had beaten [p Prabowo] twice.",
			"[p Sugiono], foreign minister of Indonesia, met [p Mohamad Hasan] of Malaysia.",
			"[p Anwar Ibrahim] sacked a minister. [p Anwar] said that [p Mahathir Mohamad] had no say.",
		},
		one: []string{"0 Widodo = 0 Joko Widodo"},
		two: []string{"0 Prabowo Subianto = 0 Joko Widodo", "1 Sugiono = 1 Mohamad Hasan", "2 Mahathir Mohamad = 1 Mohamad Hasan"},
	},
	{
		what: "Vietnamese and Chinese names",
		articles: []string{
			"[p To Lam] was elected after [p Nguyen Phu Trong] had died. [p Lam], 67, led the police; [p Nguyen Xuan Phuc] had to go in 2023.",
			"[p Tô Lâm] received [p Xi Jinping] in Hanoi. [p Xi] spoke of steel rails.",
			"[p Li Qiang] is premier after [p Li Keqiang]; [p Wang Yi] is foreign minister, [p Wang Wenbin] was his spokesman.",
			"[p Xi Jinping] and [p Xi Zhongxun], his father. [p Zhao Lijian] and [p Zhao Leji].",
		},
		one: []string{"0 To Lam = 1 Tô Lâm", "1 Xi = 1 Xi Jinping", "1 Xi Jinping = 3 Xi Jinping", "0 Lam = 0 To Lam"},
		two: []string{
			"0 Nguyen Phu Trong = 0 Nguyen Xuan Phuc", "2 Li Qiang = 2 Li Keqiang", "2 Wang Yi = 2 Wang Wenbin", "3 Xi Jinping = 3 Xi Zhongxun", "3 Zhao Lijian = 3 Zhao Leji",
		},
	},
	{
		what: "two family names in Spanish",
		articles: []string{
			"[p Nicolás Maduro Moros] was sworn in; [p Nicolás Maduro Guerra], his son, sat in the first row.",
			"[p Nicolás Maduro] spoke of the Essequibo.",
			"[p Pedro Sánchez] lost. [p Pedro Sánchez Pérez-Castejón] is his full name.",
			"[p Andrés Manuel López Obrador] left office; [p López Obrador] kissed the flag. [p Claudia Sheinbaum Pardo] followed him.",
			"[p Claudia Sheinbaum] phoned [p Gabriel Boric Font], and [p Gabriel Boric] thanked her.",
		},
		two: []string{"0 Nicolás Maduro Moros = 0 Nicolás Maduro Guerra"},
		// a reader knows; names do not tell whether it is the father or the son who goes by one family name
		doubt: []string{
			"1 Nicolás Maduro = 0 Nicolás Maduro Moros", "3 López Obrador = 3 Andrés Manuel López Obrador",
			"3 Claudia Sheinbaum Pardo = 4 Claudia Sheinbaum", "4 Gabriel Boric Font = 4 Gabriel Boric",
		},
	},
	{
		what: "a nickname that became a name, in Brazil",
		articles: []string{
			"[p Luiz Inácio Lula da Silva] opened the summit. [p Lula] spoke of forests, and [p Marina Silva], his minister, of money.",
			"[p Lula da Silva] flew to Beijing.",
			"[p Luiz Inacio Lula da Silva] was cleared; [p Bolsonaro], [p Jair Bolsonaro], was not.",
		},
		one: []string{"0 Luiz Inácio Lula da Silva = 2 Luiz Inacio Lula da Silva", "2 Bolsonaro = 2 Jair Bolsonaro"},
		two: []string{"0 Marina Silva = 0 Luiz Inácio Lula da Silva", "0 Marina Silva = 1 Lula da Silva"},
	},
	{
		what: "names of Ethiopia and Eritrea",
		articles: []string{
			"[p Abiy Ahmed] flew to Asmara to see [p Isaias Afwerki]. [p Abiy Ahmed Ali] won the Nobel prize.",
			"[p Abiy Ahmed] sacked [p Getachew Reda] and named [p Tadesse Werede]. [p Debretsion Gebremichael] applauded.",
			"[p Ahmed Shide], his finance minister, spoke; [p Getachew Assefa] did not.",
		},
		one:   []string{"0 Abiy Ahmed = 1 Abiy Ahmed"},
		two:   []string{"1 Getachew Reda = 2 Getachew Assefa", "2 Ahmed Shide = 1 Abiy Ahmed", "1 Tadesse Werede = 1 Getachew Reda"},
		doubt: []string{"0 Abiy Ahmed = 0 Abiy Ahmed Ali"}, // the name of the grandfather, or of a son
	},
	{
		what: "Icelanders, who have no family names",
		articles: []string{
			"[p Halla Tómasdóttir] beat [p Katrín Jakobsdóttir]. [p Guðni Th. Jóhannesson] did not stand.",
			"[p Katrin Jakobsdottir] conceded, and [p Gudni Johannesson] wished [p Halla Tomasdottir] well.",
			"[p Kristrún Frostadóttir] and [p Þorgerður Katrín Gunnarsdóttir] agreed; [p Gunnar Bragi Sveinsson] did not.",
		},
		one: []string{"0 Katrín Jakobsdóttir = 1 Katrin Jakobsdottir", "0 Halla Tómasdóttir = 1 Halla Tomasdottir", "0 Guðni Th. Jóhannesson = 1 Gudni Johannesson"},
		two: []string{"0 Halla Tómasdóttir = 0 Katrín Jakobsdóttir", "2 Gunnar Bragi Sveinsson = 2 Þorgerður Katrín Gunnarsdóttir"},
	},
	{
		what: "popes and kings",
		articles: []string{
			"[p Pope Leo XIV] prayed at the tomb of [p Pope Francis]. [p Pope Leo XIII] wrote of labour in 1891.",
			"[p Leo XIV] received [p King Charles III]. [p King Felipe VI] was there.",
			"[p Charles III] and [p Felipe VI] sailed; [p Felipe González] did not. [p Carlos III] is a name of a university.",
			"[p King Abdullah II] flew to Washington. [p King Abdullah II of Jordan] met senators, and [p King Hussein] is buried in Amman.",
		},
		one: []string{"0 Pope Leo XIV = 1 Leo XIV", "1 King Charles III = 2 Charles III", "1 King Felipe VI = 2 Felipe VI", "3 King Abdullah II = 3 King Abdullah II of Jordan"},
		two: []string{"0 Pope Leo XIV = 0 Pope Francis", "0 Pope Leo XIV = 0 Pope Leo XIII", "2 Felipe VI = 2 Felipe González", "3 King Abdullah II = 3 King Hussein"},
	},
	{
		what: "a prefix of the family, and a name by marriage",
		articles: []string{
			"[p Ursula von der Leyen] spoke; [p Von der Leyen] named Kaja Kallas. [p Hillary Rodham Clinton] wrote.",
			"[p Hillary Clinton] and [p Bill Clinton] dined, and [p von der Leyen] was ill.",
			"[p Ursula von der Leyen] praised [p António Costa], and [p Antonio Costa] her.",
		},
		one: []string{"0 Von der Leyen = 0 Ursula von der Leyen", "2 António Costa = 2 Antonio Costa", "0 Hillary Rodham Clinton = 1 Hillary Clinton"},
		two: []string{"1 Hillary Clinton = 1 Bill Clinton", "0 Hillary Rodham Clinton = 1 Bill Clinton"},
	},
	{
		what: "companies and their subsidiaries",
		articles: []string{
			"[o Gazprom] cut the flow; [o Gazprom Neft] and [o Gazprombank] were put on the list.",
			"[o Samsung Electronics] fell by 3%, [o Samsung Heavy Industries] rose. [o Samsung] gave no reason.",
			"[o ExxonMobil] drills off Guyana. [o Tata Steel] closes a furnace, [o Tata Motors] does not.",
			"[o Exxon Mobil] said that it would go on. [o Rosneft] and [o Rosneft Deutschland] sued.",
			"[o China National Petroleum Corporation] and [o China National Offshore Oil Corporation] bid.",
		},
		one: []string{"2 ExxonMobil = 3 Exxon Mobil"},
		two: []string{
			"0 Gazprom = 0 Gazprom Neft", "0 Gazprom = 0 Gazprombank", "1 Samsung Electronics = 1 Samsung Heavy Industries", "2 Tata Steel = 2 Tata Motors",
			"3 Rosneft = 3 Rosneft Deutschland", "4 China National Petroleum Corporation = 4 China National Offshore Oil Corporation",
		},
	},
	{
		what: "ministries of two countries in one article",
		articles: []string{
			"The [o Armenian Foreign Ministry] denied what the [o Azerbaijani Foreign Ministry] had said. The [o Defence Ministry of Azerbaijan] published a map.",
			"The [o Foreign Ministry of Armenia] handed over a note. The [o Azerbaijani Defense Ministry] spoke of shots.",
			"The [o Ministry of Foreign Affairs of Azerbaijan] summoned the envoy.",
			"The [o Foreign Ministry] in Yerevan and the [o Foreign Ministry] in Baku said the same.",
		},
		one: []string{
			"0 Armenian Foreign Ministry = 1 Foreign Ministry of Armenia", "0 Azerbaijani Foreign Ministry = 2 Ministry of Foreign Affairs of Azerbaijan",
			"0 Defence Ministry of Azerbaijan = 1 Azerbaijani Defense Ministry",
		},
		two: []string{"0 Armenian Foreign Ministry = 0 Azerbaijani Foreign Ministry", "0 Azerbaijani Foreign Ministry = 0 Defence Ministry of Azerbaijan"},
	},
	{
		what: "parties of one name in several countries",
		articles: []string{
			"The [o Labour Party] lost seats in Wales, and [o/STATE Britain] votes again in May.\n--\nLabour Party for Britain",
			"The [o Labour Party] of [p Jonas Gahr Støre] won in [o/STATE Norway].\n--\nLabour Party for Norway",
			"The [o Communist Party] met in plenary session in [l Beijing], [l China].",
			"The [o Communist Party] lost half of its seats in [l Russia], and [l Moscow] was quiet.",
			"The [o Democratic Party] in [o/STATE South Korea] impeached the president.\n--\nDemocratic Party for South Korea",
			"The [o Democratic Party] of the [o/STATE United States] chose a leader.\n--\nDemocratic Party for United States",
		},
		two: []string{"0 Labour Party = 1 Labour Party", "4 Democratic Party = 5 Democratic Party", "2 Communist Party = 3 Communist Party"},
	},
	{
		what: "news agencies that act",
		articles: []string{
			"[o Agence France-Presse] ([o AFP]) withdrew its reporters. The [o Associated Press] sued.",
			"[o AFP] and the [o AP] protested. The [o Korean Central News Agency] ([o KCNA]) said nothing.",
			"[o KCNA] reported a launch; [o Xinhua News Agency] repeated it. [o TASS] did not, nor did [o Anadolu Agency].",
			"[o Xinhua] said so, [o Tass] denied it, and [o Anadolu] had both.",
		},
		one: []string{"0 AFP = 0 Agence France-Presse", "0 AFP = 1 AFP", "1 KCNA = 2 KCNA", "2 TASS = 3 Tass"},
		two: []string{"0 Agence France-Presse = 0 Associated Press"},
	},
	{
		what: "RSF, who fight in Sudan, and RSF, who count prisoners",
		articles: []string{
			"The [o Rapid Support Forces] ([o RSF]) stormed a camp near [l El Fasher], [l Sudan].",
			"[o Reporters Without Borders] ([o RSF]) counted 68 dead. The group is based in [l Paris].",
			"The [o RSF] shelled [l El Fasher] again.",
			"[o RSF], [o Reporters sans frontières], asked for the release of two men.",
			"The [o Rapid Support Forces] signed a charter in [l Nairobi].",
		},
		one: []string{"0 RSF = 0 Rapid Support Forces", "0 Rapid Support Forces = 4 Rapid Support Forces"},
		two: []string{"0 RSF = 1 RSF", "0 Rapid Support Forces = 1 Reporters Without Borders", "0 RSF = 3 RSF"},
		// El Fasher tells a reader
		doubt: []string{"2 RSF = 0 RSF"},
	},
	{
		what: "initials of several armies",
		articles: []string{
			"The [o Syrian Democratic Forces] ([o SDF]) signed in [l Damascus].",
			"The [o Japan Self-Defense Forces] ([o SDF]) scrambled jets near [l Okinawa].",
			"The [o Sudanese Armed Forces] ([o SAF]) took the palace.",
			"The [o Singapore Armed Forces] ([o SAF]) mourned a conscript.",
			"[o SDF] jets followed a Russian bomber off [l Hokkaido], [l Japan].",
		},
		one:   []string{"0 SDF = 0 Syrian Democratic Forces", "2 SAF = 2 Sudanese Armed Forces", "3 SAF = 3 Singapore Armed Forces"},
		two:   []string{"0 SDF = 1 SDF", "0 Syrian Democratic Forces = 1 Japan Self-Defense Forces", "2 SAF = 3 SAF"},
		doubt: []string{"4 SDF = 0 SDF"},
	},
	{
		what: "armed groups of many spellings",
		articles: []string{
			"[o Hezbollah] will not disarm, and [o Kataib Hezbollah] in Iraq neither. The [o Houthis] fired at a ship.",
			"[o Hizbullah] buried its dead. [o Ansar Allah] claimed the attack; [o Ansar al-Sharia] did not.",
			"[o Hizbollah] voted. [o Ansarallah] shot down a drone. [o Al-Shabaab] took a town.",
			"[o al-Shabab] left it. The [o Islamic State] and the [o Islamic State West Africa Province] split.",
			"[o ISWAP] raided a base; [o Islamic State West Africa Province] ([o ISWAP]) said so.",
			"The [o Afghan Taliban] deny that they shelter the [o Pakistani Taliban].",
		},
		one: []string{"0 Hezbollah = 1 Hizbullah", "1 Hizbullah = 2 Hizbollah", "1 Ansar Allah = 2 Ansarallah", "2 Al-Shabaab = 3 al-Shabab"},
		two: []string{"0 Hezbollah = 0 Kataib Hezbollah", "1 Ansar Allah = 1 Ansar al-Sharia", "3 Islamic State = 3 Islamic State West Africa Province", "5 Afghan Taliban = 5 Pakistani Taliban"},
	},
	{
		what: "cities with two spellings, and one in Texas",
		articles: []string{
			"Drones hit [l Odesa] and [l Kyiv] in [l Ukraine].",
			"Trains ran from [l Kiev] to [l Odessa], [o Ukraine] said.",
			"A tornado struck near [l Odessa, Texas]; in [l Odessa] the school is shut.",
			"[l El Fasher] fell, and [l al-Fashir] burned. [l El-Fashir] is in [l Darfur].",
			"[l Kharkiv] and [l Kharkov], [l Dnipro] and [l Dnipropetrovsk], [l Mykolaiv] and [l Lviv].",
		},
		one: []string{
			"0 Kyiv = 1 Kiev", "0 Odesa = 1 Odessa", "2 Odessa = 2 Odessa, Texas", "3 El Fasher = 3 al-Fashir", "3 El Fasher = 3 El-Fashir", "4 Kharkiv = 4 Kharkov",
		},
		two: []string{"4 Mykolaiv = 4 Lviv", "0 Odesa = 2 Odessa, Texas", "1 Odessa = 2 Odessa"},
	},
	{
		what: "countries with names that are near",
		articles: []string{
			"[l Guinea] and [l Guinea-Bissau] sent troops; [l Equatorial Guinea] did not, nor did [l Papua New Guinea].",
			"[l Niger] accused [l Nigeria]. [l Dominica] voted, and the [l Dominican Republic] built a wall.",
			"[l Sudan] and [l South Sudan]; [l Mali] and [l Malawi]; [l Slovakia] and [l Slovenia]; [l Samoa] and [l American Samoa].",
			"[l Cote d'Ivoire] and [l Ivory Coast], [l Burma] and [l Myanmar], [l Swaziland] and [l Eswatini], [l Türkiye] and [l Turkey], [l Cabo Verde] and [l Cape Verde].",
		},
		one: []string{
			"3 Cote d'Ivoire = 3 Ivory Coast", "3 Burma = 3 Myanmar", "3 Swaziland = 3 Eswatini", "3 Türkiye = 3 Turkey", "3 Cabo Verde = 3 Cape Verde",
		},
		two: []string{
			"0 Guinea = 0 Guinea-Bissau", "0 Guinea = 0 Equatorial Guinea", "0 Guinea = 0 Papua New Guinea", "1 Niger = 1 Nigeria", "1 Dominica = 1 Dominican Republic",
			"2 Sudan = 2 South Sudan", "2 Mali = 2 Malawi", "2 Slovakia = 2 Slovenia", "2 Samoa = 2 American Samoa",
		},
	},
	{
		what: "people of two countries with near adjectives",
		articles: []string{
			"The [o Nigerien] junta and the [o Nigerian government] quarrelled. [o Dominican] police helped [o/STATE Dominica].",
			"The [o government of Niger] and the [o government of Nigeria] signed.",
			"The [o Congolese government] met rebels in [l Doha]; [o Kinshasa] said so.",
			"The [o Congolese government] closed the port of [l Pointe-Noire]; [o Brazzaville] said so.",
		},
		one: []string{"0 Nigerian government = 1 government of Nigeria"},
		two: []string{"1 government of Niger = 1 government of Nigeria", "0 Nigerien = 1 government of Nigeria", "2 Kinshasa = 3 Brazzaville", "2 Congolese government = 3 Congolese government"},
	},
	{
		what: "Santiago, Valencia and Córdoba",
		articles: []string{
			"A summit in [l Santiago], [l Chile], ended. [l Santiago] was quiet.",
			"Pilgrims reached [l Santiago de Compostela]. In [l Santiago de Cuba] the lights went out.",
			"Floods hit [l Valencia] in [l Spain].\n--\nValencia in Spain",
			"A march in [l Valencia] in [l Venezuela] was stopped.\n--\nValencia in Venezuela",
			"A summit of [o Mercosur] in [l Córdoba], [l Argentina].\n--\nCórdoba in Argentina",
			"The mosque of [l Cordoba] in [l Spain] burned.\n--\nCordoba in Spain",
			"The mayor of [l Valencia] resigned, and [o Spain] mourned.",
			"Police in [l Valencia] fired, the [o Venezuelan government] said in [l Caracas].",
			"A regatta off [l Valencia] was called off.",
		},
		one: []string{"0 Santiago = 0 Santiago #2", "2 Valencia = 6 Valencia", "3 Valencia = 7 Valencia"},
		two: []string{"0 Santiago = 1 Santiago de Compostela", "0 Santiago = 1 Santiago de Cuba", "2 Valencia = 3 Valencia", "4 Córdoba = 5 Cordoba", "6 Valencia = 7 Valencia"},
	},
	{
		what: "Hyderabad, Salem, San José and Victoria",
		articles: []string{
			"The plant in [l Hyderabad] in [l India] opened.\n--\nHyderabad in India",
			"A blast in [l Hyderabad], [l Sindh], killed 18 in [l Pakistan].\n--\nHyderabad in Pakistan",
			"The legislature in [l Salem, Oregon], sat. Dams near [l Salem], [l Tamil Nadu], are full.\n--\nSalem in Tamil Nadu",
			"The court in [l San José], [l Costa Rica], ruled.\n--\nSan José in Costa Rica",
			"A fire in [l San Jose, California]; [l San Jose] has a million inhabitants.",
			"Fires in [l/PROVINCE Victoria] reached [l Melbourne]. ",
			"The president landed in [l/CITY Victoria], [l Seychelles].\n--\nVictoria in Seychelles",
			"The ferry to [l Victoria, British Columbia], was late.",
		},
		one: []string{"4 San Jose = 4 San Jose, California"},
		two: []string{
			"0 Hyderabad = 1 Hyderabad", "3 San José = 4 San Jose, California", "3 San José = 4 San Jose",
			"5 Victoria = 6 Victoria", "6 Victoria = 7 Victoria, British Columbia", "5 Victoria = 7 Victoria, British Columbia",
		},
		doubt: []string{"2 Salem, Oregon = 2 Salem"},
	},
	{
		what: "two Tripolis that only their papers tell apart",
		articles: []string{
			"Militias fought in [l Tripoli]; the [o Libyan government] called for calm.",
			"The army entered [l Tripoli]; [l Beirut] and [l Sidon] were quiet, [o Lebanon] said.",
			"Clashes shook [l Tripoli].",
		},
		doubt: []string{"0 Tripoli = 1 Tripoli"},
	},
	{
		what: "two Chinas and two Koreas",
		articles: []string{
			"The [o Republic of Korea] and the [o Democratic People's Republic of Korea] exchanged fire. [o DPRK] state media said so.",
			"[o South Korea] and [o North Korea] agreed; [o Seoul] and [o Pyongyang] will talk.",
			"The [o People's Republic of China] and the [o Republic of China] claim the island. [o Taiwan] has 23 million people.",
			"[o China] sent ships, [o Taiwan] said.",
		},
		one: []string{"0 Republic of Korea = 1 South Korea", "0 Democratic People's Republic of Korea = 1 North Korea", "0 DPRK = 1 North Korea", "2 People's Republic of China = 3 China", "2 Taiwan = 3 Taiwan"},
		two: []string{"0 Republic of Korea = 0 Democratic People's Republic of Korea", "2 People's Republic of China = 2 Republic of China", "3 China = 3 Taiwan", "2 Republic of China = 3 China", "1 Seoul = 1 Pyongyang"},
	},
	{
		what: "spokesmen and negotiators of Iran",
		articles: []string{
			"[p Abbas Araghchi] flew to Muscat with [p Majid Takht-Ravanchi]. [p Esmail Baghaei], spokesman, confirmed it. [p Araghchi] was upbeat.",
			"[p Abbas Araqchi] met [p Badr al-Busaidi]; [p Esmaeil Baqaei] said that [p Majid Takht Ravanchi] would stay.",
			"[p Seyed Abbas Araghchi] and [p Sayyid Badr Albusaidi] met [p Steve Witkoff].",
			"[p Steven Witkoff] and [p Abbas Abdi] spoke in Rome.",
		},
		one: []string{
			"0 Araghchi = 0 Abbas Araghchi", "0 Abbas Araghchi = 1 Abbas Araqchi", "0 Abbas Araghchi = 2 Seyed Abbas Araghchi", "0 Majid Takht-Ravanchi = 1 Majid Takht Ravanchi",
			"1 Badr al-Busaidi = 2 Sayyid Badr Albusaidi", "2 Steve Witkoff = 3 Steven Witkoff", "0 Esmail Baghaei = 1 Esmaeil Baqaei",
		},
		two: []string{"0 Abbas Araghchi = 3 Abbas Abdi"},
	},
	{
		what: "Kyiv's and Moscow's negotiators",
		articles: []string{
			"[p Volodymyr Zelensky] sent [p Rustem Umerov] and [p Andriy Yermak] to Istanbul. [p Zelensky] himself stayed in Ankara.",
			"[p Vladimir Putin] sent [p Vladimir Medinsky]. [p Volodymyr Zelenskyy] called them a stage prop.",
			"[p Andrii Yermak] met [p Andrii Sybiha]; [p Volodymyr Zelenskiy] was in Rome. [p Sergei Lavrov] mocked them.",
			"[p Sergey Lavrov] and [p Sergei Shoigu] flew to Riyadh. [p Yury Ushakov] and [p Yuri Ushakov] are one.",
		},
		one: []string{
			"0 Volodymyr Zelensky = 1 Volodymyr Zelenskyy", "1 Volodymyr Zelenskyy = 2 Volodymyr Zelenskiy", "0 Andriy Yermak = 2 Andrii Yermak", "2 Sergei Lavrov = 3 Sergey Lavrov", "3 Yury Ushakov = 3 Yuri Ushakov",
		},
		two: []string{"1 Vladimir Putin = 1 Vladimir Medinsky", "2 Andrii Yermak = 2 Andrii Sybiha", "3 Sergey Lavrov = 3 Sergei Shoigu", "1 Vladimir Putin = 1 Volodymyr Zelenskyy"},
	},
	{
		what: "generals of Sudan, and another Abdel Fattah",
		articles: []string{
			"[p Abdel Fattah al-Burhan] toured Khartoum; [p Mohamed Hamdan Dagalo], known as [p Hemedti], did not. [p Burhan] flew to Port Sudan.",
			"[p Abdel-Fattah Burhan] met [p Abdel Fattah al-Sisi] in Cairo.",
			"[p Mohammed Hamdan Daglo] and his brother [p Abdelrahim Dagalo] are on a list. [p Dagalo] denies it.",
		},
		one: []string{"0 Burhan = 0 Abdel Fattah al-Burhan", "0 Abdel Fattah al-Burhan = 1 Abdel-Fattah Burhan", "0 Mohamed Hamdan Dagalo = 2 Mohammed Hamdan Daglo", "2 Dagalo = 2 Abdelrahim Dagalo"},
		two: []string{"1 Abdel-Fattah Burhan = 1 Abdel Fattah al-Sisi", "2 Abdelrahim Dagalo = 2 Mohammed Hamdan Daglo", "0 Mohamed Hamdan Dagalo = 2 Abdelrahim Dagalo"},
	},
	{
		what: "father, son and wife in Baku",
		articles: []string{
			"[p Ilham Aliyev] and [p Nikol Pashinyan] initialled the text. [p Aliyev] spoke of [p Heydar Aliyev], his father.",
			"[p Ilham Aliyev] flew home with [p Mehriban Aliyeva]. [p Jeyhun Bayramov] stayed with [p Ararat Mirzoyan].",
			"[p Ceyhun Bayramov] met [p Ararat Mirzoyan]. [p Heydər Əliyev] is what they call the airport, after [p Heydar Aliyev].",
		},
		one: []string{"0 Ilham Aliyev = 1 Ilham Aliyev", "1 Jeyhun Bayramov = 2 Ceyhun Bayramov"},
		two: []string{"0 Ilham Aliyev = 0 Heydar Aliyev", "1 Ilham Aliyev = 1 Mehriban Aliyeva"},
	},
	{
		what: "brother and sister in Caracas, and a president of one short name",
		articles: []string{
			"[p Delcy Rodríguez] and [p Jorge Rodríguez] flew to Argyle to meet [p Irfaan Ali]. [p Rodríguez] brought a map.",
			"[p Delcy Rodriguez] told the court in The Hague. [p Rodriguez] showed a map; [p Mohamed Irfaan Ali] shrugged.",
			"[p Delcy Eloína Rodríguez] was sworn in.",
		},
		one:   []string{"0 Delcy Rodríguez = 1 Delcy Rodriguez", "1 Rodriguez = 1 Delcy Rodriguez"},
		two:   []string{"0 Delcy Rodríguez = 0 Jorge Rodríguez"},
		doubt: []string{"0 Rodríguez = 0 Delcy Rodríguez", "0 Rodríguez = 0 Jorge Rodríguez"},
	},
	{
		what: "Belgrade and Pristina",
		articles: []string{
			"[p Aleksandar Vučić] met [p Albin Kurti] in Ohrid; [p Miroslav Lajčák] sat between them. [p Aleksandar Vulin] was not invited to [l Priština].",
			"[p Aleksandar Vucic] said that [l Pristina] had broken its word; [p Miroslav Lajcak] left.",
			"[l Prishtina] has a new mayor. [l Mitrovica] votes, [l Sremska Mitrovica] does not.",
			"[o Pristina] and [o Belgrade] agreed on plates.",
		},
		one: []string{"0 Aleksandar Vučić = 1 Aleksandar Vucic", "0 Miroslav Lajčák = 1 Miroslav Lajcak", "0 Priština = 1 Pristina", "1 Pristina = 2 Prishtina"},
		two: []string{"0 Aleksandar Vučić = 0 Aleksandar Vulin", "2 Mitrovica = 2 Sremska Mitrovica", "3 Pristina = 1 Pristina", "3 Pristina = 3 Belgrade"},
	},
	{
		what: "officers of the Sahel",
		articles: []string{
			"[p Assimi Goïta], [p Ibrahim Traoré] and [p Abdourahamane Tiani] left ECOWAS. [p Moussa Traoré] ruled Mali until 1991.",
			"[p Assimi Goita] named [p Sadio Camara]; [p Ibrahim Traore] named himself. [p Abdourahmane Tchiani] flew to Bamako.",
			"[p Mahamat Idriss Déby] buried [p Idriss Déby]. [p Mahamat Idriss Deby Itno] won; [p Déby] was killed at the front.",
		},
		one:   []string{"0 Assimi Goïta = 1 Assimi Goita", "0 Ibrahim Traoré = 1 Ibrahim Traore"},
		two:   []string{"0 Ibrahim Traoré = 0 Moussa Traoré", "2 Mahamat Idriss Deby Itno = 2 Idriss Déby"},
		doubt: []string{"2 Mahamat Idriss Déby = 2 Idriss Déby"},
	},
	{
		what: "unions, leagues and their bodies",
		articles: []string{
			"The [o African Union] ([o AU]) and the [o United Nations] ([o UN]) sent envoys; the [o UN Security Council] met.",
			"The [o AU] and the [o UN] agreed. The [o Arab League] did not, nor the [o European Union].",
			"The [o League of Arab States] met; the [o EU] and the [o Eurasian Economic Union] did not. The [o African Union Commission] has a new head.",
			"The [o United Nations Security Council] voted. [o UNICEF] and [o UNHCR] warned, and so did the [o UN Human Rights Council].",
		},
		one: []string{"0 AU = 0 African Union", "0 UN = 0 United Nations", "0 UN Security Council = 3 United Nations Security Council", "0 UN = 1 UN"},
		two: []string{"0 UN = 0 UN Security Council", "2 EU = 2 Eurasian Economic Union", "0 African Union = 2 African Union Commission", "3 UNICEF = 3 UNHCR", "0 UN Security Council = 3 UN Human Rights Council"},
	},
	{
		what: "a given name that is no title, and begums",
		articles: []string{
			"[p Sheikh Hasina] fled to Delhi. [p Hasina] had ruled since 2009; [p Khaleda Zia] was freed. [p Sheikh Mujibur Rahman] was her father.",
			"[p Sheikh Hasina Wazed] was tried. [p Tarique Rahman], son of [p Ziaur Rahman], came home.",
			"The house of [p Mujibur Rahman] burned.",
		},
		one: []string{"0 Hasina = 0 Sheikh Hasina", "0 Sheikh Mujibur Rahman = 2 Mujibur Rahman"},
		two: []string{"0 Sheikh Mujibur Rahman = 1 Ziaur Rahman", "1 Tarique Rahman = 1 Ziaur Rahman", "0 Sheikh Hasina = 0 Sheikh Mujibur Rahman"},
	},
	{
		what: "Sharifs, Bhuttos and Zardaris",
		articles: []string{
			"[p Shehbaz Sharif] phoned [p Asif Ali Zardari]. [p Sharif]'s brother [p Nawaz Sharif] was in London.",
			"[p Shahbaz Sharif] and [p Bilawal Bhutto Zardari] quarrelled; [p Maryam Nawaz] and [p Maryam Nawaz Sharif] are one.",
			"[p Bilawal Bhutto-Zardari] is a son of [p Benazir Bhutto]. [p Zulfikar Ali Bhutto] was hanged.",
		},
		one: []string{"0 Shehbaz Sharif = 1 Shahbaz Sharif", "1 Bilawal Bhutto Zardari = 2 Bilawal Bhutto-Zardari"},
		two: []string{"0 Shehbaz Sharif = 0 Nawaz Sharif", "2 Bilawal Bhutto-Zardari = 2 Benazir Bhutto", "2 Benazir Bhutto = 2 Zulfikar Ali Bhutto", "0 Asif Ali Zardari = 1 Bilawal Bhutto Zardari"},
	},
	{
		what: "father and son in Manila, and Phnom Penh",
		articles: []string{
			"[p Ferdinand Marcos Jr.] flew to Hanoi. [p Marcos] said that his country would not yield a shoal.",
			"[p Ferdinand Marcos Sr.] declared martial law in 1972. [p Imee Marcos] is a senator.",
			"[p Hun Sen] posted a call with [p Paetongtarn Shinawatra]; [p Hun Manet], his son, kept silent. [p Thaksin Shinawatra] was charged.",
		},
		one: []string{"0 Marcos = 0 Ferdinand Marcos Jr."},
		two: []string{"0 Ferdinand Marcos Jr. = 1 Ferdinand Marcos Sr.", "1 Imee Marcos = 0 Ferdinand Marcos Jr.", "2 Hun Sen = 2 Hun Manet", "2 Paetongtarn Shinawatra = 2 Thaksin Shinawatra"},
	},
	{
		what: "brothers in Gaza, and who talks for them in Doha",
		articles: []string{
			"[p Yahya Sinwar] was killed in Rafah. [p Mohammed Sinwar], his brother, followed him. [p Khalil al-Hayya] leads the talks.",
			"[p Mohammed Sinwar] was buried under a hospital. [p Sinwar] had built tunnels. The [o Qassam Brigades] mourned him.",
			"[p Khalil Al-Hayya] met [p Hassan Rashad]; [p Hassan Mahmoud Rashad] is head of intelligence. [o al-Qassam Brigades] said so. [p Ismail Haniyeh] was killed in Tehran.",
			"[p Ismail Haniya] lived in Doha. The [o Al-Quds Brigades] are others than the [o Izz ad-Din al-Qassam Brigades].",
		},
		one: []string{"1 Sinwar = 1 Mohammed Sinwar", "0 Khalil al-Hayya = 2 Khalil Al-Hayya", "1 Qassam Brigades = 2 al-Qassam Brigades", "2 Ismail Haniyeh = 3 Ismail Haniya"},
		two: []string{"0 Yahya Sinwar = 0 Mohammed Sinwar", "3 Al-Quds Brigades = 2 al-Qassam Brigades", "1 Sinwar = 0 Yahya Sinwar"},
	},
	{
		what: "a given name alone in a story of somebody else",
		articles: []string{
			"[p Maria], 9, and her cat were dug out of the rubble; [p Maria Zakharova] blamed Kyiv.",
			"[p Ali], a fisherman, saw the boat; [p Irfaan Ali], the president, did not come. [p Mohammed], his son, swam ashore.",
		},
		two: []string{"0 Maria = 0 Maria Zakharova"},
	},
	{
		what: "foreign ministers of one name",
		articles: []string{
			"[p Ali Ahmed], [t foreign minister] of [o/STATE Somalia], flew to Cairo.\n--\npublished 2024-03-01\nAli Ahmed is foreign minister of Somalia\nAli Ahmed for Somalia",
			"[p Ali Ahmed], [t defence minister] of [o/STATE Sudan], flew to Cairo.\n--\npublished 2024-03-02\nAli Ahmed is defence minister of Sudan\nAli Ahmed for Sudan",
			"[p Kim Min-seok], the [t prime minister] of [o/STATE South Korea], spoke.\n--\npublished 2025-08-01\nKim Min-seok is prime minister of South Korea\nKim Min-seok for South Korea",
			"[p Kim Min-seok], a [t goalkeeper] of [o/STATE South Korea], saved a penalty.\n--\npublished 2025-08-01",
		},
		two: []string{"0 Ali Ahmed = 1 Ali Ahmed"},
	},
	{
		what: "a disputed land with two names",
		articles: []string{
			"Armenians fled [l Nagorno-Karabakh] by the [l Lachin corridor]. [l Stepanakert] is empty.",
			"[l Nagorno Karabakh] was dissolved; [l Nagorny Karabakh] is what Moscow says. [l Upper Karabakh] is another name.",
			"[l West Bank] and [l West Sahara]; [l Western Sahara] is claimed by [l Morocco]. [l East Timor] and [l Timor-Leste].",
		},
		one: []string{"0 Nagorno-Karabakh = 1 Nagorno Karabakh", "2 East Timor = 2 Timor-Leste"},
		two: []string{"2 West Bank = 2 Western Sahara"},
	},
	{
		what: "leaders of one family name in neighbouring years",
		articles: []string{
			"[p Joseph Aoun] was elected after two years. [p Aoun] led the army; [p Nawaf Salam] became prime minister.",
			"[p Michel Aoun] left the palace in 2022. [p Aoun] was 89; [p Tammam Salam] had been prime minister.",
			"[p Joseph Aoun] and [p Nawaf Salam] met [p Tom Barrack].",
		},
		one: []string{"0 Aoun = 0 Joseph Aoun", "1 Aoun = 1 Michel Aoun", "0 Joseph Aoun = 2 Joseph Aoun"},
		two: []string{"0 Joseph Aoun = 1 Michel Aoun", "0 Aoun = 1 Aoun", "0 Nawaf Salam = 1 Tammam Salam"},
	},
	{
		what: "ayatollahs of near names, and a son",
		articles: []string{
			"[p Ayatollah Ali Khamenei] spoke. His son [p Mojtaba Khamenei] was not seen; [p Khamenei] called it a lie.",
			"[p Ali Khamenei] succeeded [p Ruhollah Khomeini] in 1989; [p Hassan Khomeini] is a grandson.",
		},
		one:   []string{"0 Ayatollah Ali Khamenei = 1 Ali Khamenei"},
		two:   []string{"0 Mojtaba Khamenei = 0 Ayatollah Ali Khamenei", "1 Ruhollah Khomeini = 1 Hassan Khomeini", "1 Ruhollah Khomeini = 1 Ali Khamenei"},
		doubt: []string{"0 Khamenei = 0 Mojtaba Khamenei", "0 Khamenei = 0 Ayatollah Ali Khamenei"},
	},
	{
		what: "Lees, Yoons and Hans",
		articles: []string{
			"[p Lee Jae-myung] won; [p Lee] called [p Yoon Suk Yeol] a danger. [p Han Duck-soo] and [p Han Dong-hoon] did not stand.",
			"[p Lee Jae Myung] met [p Shigeru Ishiba]. [p Lee Myung-bak], once president, was pardoned by [p Yoon Suk-yeol].",
			"[p Lee Hsien Loong] handed over to [p Lawrence Wong]. [p Lee] is a son of [p Lee Kuan Yew].",
		},
		one: []string{"0 Lee = 0 Lee Jae-myung", "0 Lee Jae-myung = 1 Lee Jae Myung", "0 Yoon Suk Yeol = 1 Yoon Suk-yeol"},
		two: []string{"1 Lee Jae Myung = 1 Lee Myung-bak", "0 Han Duck-soo = 0 Han Dong-hoon", "0 Lee Jae-myung = 2 Lee Hsien Loong", "2 Lee Hsien Loong = 2 Lee Kuan Yew"},
	},
	{
		what: "titles without names in two courts",
		articles: []string{
			"The [p crown prince] received the envoy in [l Riyadh], [o/STATE Saudi Arabia] said.",
			"The [p crown prince] received the envoy in [l Kuwait City], [o/STATE Kuwait] said.",
			"The [p Emir] flew home to [l Doha], and the [p Emir] spoke of gas.",
			"The [p Emir] flew home to [l Kuwait City].",
		},
		two: []string{"0 crown prince = 1 crown prince", "2 Emir = 3 Emir"},
	},
	{
		what: "central banks and parliaments",
		articles: []string{
			"The [o Central Bank of Iran] and the [o Central Bank of Iraq] signed. The [o Bank of Israel] cut rates.",
			"The [o Iranian central bank] denied it; the [o Iraqi parliament] met, the [o Iranian parliament] did not.",
			"The [o Parliament of Iraq] chose a speaker. The [o Bank of Jordan] is no central bank.",
		},
		one: []string{"0 Central Bank of Iran = 1 Iranian central bank", "1 Iraqi parliament = 2 Parliament of Iraq"},
		two: []string{"0 Central Bank of Iran = 0 Central Bank of Iraq", "1 Iraqi parliament = 1 Iranian parliament", "0 Bank of Israel = 2 Bank of Jordan"},
	},
	{
		what: "cities that were renamed",
		articles: []string{
			"[l Bengaluru] and [l Mumbai] flooded; [l Kolkata] did not. [l Yangon] was dark. In [l Jeddah], [l Mecca] and [l Sanaa] it was hot.",
			"[l Bangalore], [l Bombay], [l Calcutta] and [l Rangoon] are old names. [l Jiddah], [l Makkah] and [l Sana'a] are others.",
			"[l Khan Younis] and [l Khan Yunis], [l N'Djamena] and [l Ndjamena], [l Ulan Bator] and [l Ulaanbaatar], [l St. Petersburg] and [l Saint Petersburg].",
		},
		one: []string{
			"0 Bengaluru = 1 Bangalore", "0 Mumbai = 1 Bombay", "0 Kolkata = 1 Calcutta", "0 Yangon = 1 Rangoon", "0 Jeddah = 1 Jiddah", "0 Mecca = 1 Makkah", "0 Sanaa = 1 Sana'a",
			"2 Khan Younis = 2 Khan Yunis", "2 N'Djamena = 2 Ndjamena", "2 St. Petersburg = 2 Saint Petersburg",
		},
	},
	{
		what: "governments by their seats in two Sudans",
		articles: []string{
			"[o Juba] accused [o Khartoum]. The [o Sudanese government] denied it, the [o South Sudanese government] insisted.",
			"The [o government of South Sudan] and the [o government of Sudan] met.",
		},
		one: []string{"0 Sudanese government = 1 government of Sudan", "0 South Sudanese government = 1 government of South Sudan", "0 Juba = 1 government of South Sudan", "0 Khartoum = 1 government of Sudan"},
		two: []string{"0 Juba = 0 Khartoum", "0 Sudanese government = 0 South Sudanese government"},
	},
	{
		what: "a wife of the same family name, alone in the next article",
		articles: []string{
			"[p Emine Erdoğan] opened a school in Ankara for girls from the earthquake region and stayed for tea.",
			"[p President Erdoğan] met the emir; [p Erdoğan] spoke of gas and of a pipeline to Europe.",
			"[p Recep Tayyip Erdoğan] met the king. [p Erdoğan] was late.",
		},
		one: []string{"1 President Erdoğan = 1 Erdoğan", "2 Erdoğan = 2 Recep Tayyip Erdoğan"},
		two: []string{"0 Emine Erdoğan = 2 Recep Tayyip Erdoğan", "0 Emine Erdoğan = 1 Erdoğan"},
	},
	{
		what: "two who bear titles and one family name",
		articles: []string{
			"[p Prince Salman] sat beside [p King Salman].",
			"[p Mr. Kelly] waved; [p Mrs. Kelly] did not.",
			"[p General Camara] and [p Minister Camara] left. [p Camara] had nothing to say.",
		},
		two: []string{"0 Prince Salman = 0 King Salman", "1 Mr. Kelly = 1 Mrs. Kelly", "2 General Camara = 2 Minister Camara", "2 Camara = 2 General Camara"},
	},
	{
		what: "armed groups that split",
		articles: []string{
			"The [o Sudan People's Liberation Movement-North] and the [o Sudan People's Liberation Movement] are two. The [o Taliban] rule Kabul.",
			"The [o SPLM-N] signed in Juba. [o Tehreek-e-Taliban Pakistan] ([o TTP]) did not.",
			"The [o March 23 Movement] ([o M23]) took [l Goma]; the [o FDLR] fled. The [o Alliance Fleuve Congo] ([o AFC]) leads it.",
			"The [o M23] stayed in [l Goma]. The [o Asian Football Confederation] ([o AFC]) met in [l Kuala Lumpur].",
		},
		one: []string{"2 M23 = 3 M23", "2 AFC = 2 Alliance Fleuve Congo", "3 AFC = 3 Asian Football Confederation"},
		two: []string{"0 Sudan People's Liberation Movement-North = 0 Sudan People's Liberation Movement", "0 Taliban = 1 Tehreek-e-Taliban Pakistan", "2 AFC = 3 AFC"},
	},
}
