#!/usr/bin/env python3
"""Makes identity/testdata/names-schemes.tsv: names of public persons and of cities,
written in their own script below, in the spellings of several schemes.

    pip install pypinyin==0.55.0 iuliia==0.13.0 cyrtranslit==1.2.0 pykakasi==2.3.0 \
        korean-romanizer==0.28.0 PyICU==2.17
    scripts/names-schemes.py

No spelling of a scheme is made by hand; after a bar stands what the press writes.
The verdict DIFFERENT is that of a name and the nearest others of its script, all of
other persons or cities. Run again, it writes the same bytes.
"""

import hashlib
import itertools
import os
import re
import unicodedata

import cyrtranslit
import icu
import iuliia
import pykakasi
from korean_romanizer.romanizer import Romanizer
from pypinyin import Style, lazy_pinyin

HERE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "identity", "testdata")
SAME_OF_ONE = 4  # pairs of spellings of one name
OTHERS = 4  # nearest other names of each

# One name a piece between semicolons: "script|press|press".
PERSONS = {
    "Chinese": """毛 泽东;周 恩来;邓 小平;刘 少奇;朱 德;林 彪;江 泽民;胡 锦涛;习 近平;李 鹏;李 平;李 克强;温 家宝;朱 镕基;赵 紫阳;胡 耀邦;
        华 国锋;张 春桥;王 洪文;姚 文元;江 青;彭 德怀;彭 真;陈 毅;陈 云;叶 剑英;李 先念;杨 尚昆;乔 石;李 瑞环;王 毅;杨 洁篪;刘 鹤;宋 庆龄;
        宋 美龄|Soong Mei-ling;张 学良;马 英九|Ma Ying-jeou;李 登辉|Lee Teng-hui;陈 水扁|Chen Shui-bian;蒋 经国|Chiang Ching-kuo;王 岐山;
        韩 正;赵 乐际;栗 战书;李 强;李 希;丁 薛祥;蔡 奇;秦 刚;李 尚福;周 永康;徐 才厚;刘 晓波;艾 未未;张 又侠;郑 必坚;章 莹颖;
        常 万全;蒋 介石|Chiang Kai-shek;朱 立伦|Eric Chu;张 高丽;章 含之;郑 成功""",
    "Russian": """Владимир Путин;Дмитрий Медведев;Сергей Лавров;Сергей Шойгу;Андрей Белоусов;Николай Патрушев;Дмитрий Патрушев;
        Алексей Навальный;Юлия Навальная;Михаил Горбачёв;Раиса Горбачёва;Борис Ельцин;Никита Хрущёв;Леонид Брежнев;Юрий Андропов;
        Игорь Иванов;Сергей Иванов;Валентина Матвиенко;Мария Захарова;Владимир Захаров;Дмитрий Песков;Евгений Пригожин;Рамзан Кадыров;
        Ахмат Кадыров;Вячеслав Володин;Валерий Герасимов;Сергей Герасимов;Владимир Жириновский;Геннадий Зюганов;Михаил Ходорковский;
        Анатолий Чубайс;Егор Гайдар;Евгений Примаков;Виктор Черномырдин;Эльвира Набиуллина;Сергей Кириенко;Александр Лукашенко;
        Виктор Лукашенко;Андрей Сахаров;Елена Боннэр;Александр Солженицын;Наталья Солженицына;Анна Политковская;Борис Немцов;Жанна Немцова;
        Михаил Мишустин;Юрий Ушаков;Сергей Рябков;Игорь Сечин;Алексей Миллер;Юрий Гагарин;Пётр Чайковский;Фёдор Достоевский;
        Антон Чехов;Александр Пушкин;Сергей Прокофьев;Дмитрий Шостакович;Татьяна Навка;Александр Иванов;Александра Иванова""",
    "Ukrainian": """Володимир Зеленський|Volodymyr Zelensky;Олена Зеленська|Olena Zelenska;Петро Порошенко;Віктор Янукович;Віктор Ющенко;
        Юлія Тимошенко;Андрій Єрмак;Дмитро Кулеба;Андрій Сибіга;Валерій Залужний|Valery Zaluzhny;Олександр Сирський|Oleksandr Syrskyi;
        Кирило Буданов;Олексій Резніков;Рустем Умєров;Віталій Кличко;Володимир Кличко;Арсеній Яценюк|Arseny Yatsenyuk;Денис Шмигаль;
        Юлія Свириденко;Леонід Кравчук;Леонід Кучма;Михайло Подоляк;Сергій Кислиця""",
    "Serbian": """Слободан Милошевић;Борис Милошевић;Војислав Коштуница;Зоран Ђинђић;Борис Тадић;Александар Вучић;Томислав Николић;
        Ивица Дачић;Ана Брнабић;Ратко Младић;Радован Караџић;Вук Караџић;Милорад Додик;Војислав Шешељ;Новак Ђоковић""",
    "Greek": """Κυριάκος Μητσοτάκης|Kyriakos Mitsotakis;Κωνσταντίνος Μητσοτάκης|Konstantinos Mitsotakis;Αλέξης Τσίπρας|Alexis Tsipras;
        Γιάνης Βαρουφάκης|Yanis Varoufakis;Γεώργιος Παπανδρέου|George Papandreou;Ανδρέας Παπανδρέου|Andreas Papandreou;
        Αντώνης Σαμαράς|Antonis Samaras;Κώστας Σημίτης|Costas Simitis;Νίκος Δένδιας|Nikos Dendias;Γιώργος Γεραπετρίτης|George Gerapetritis;
        Νίκος Χριστοδουλίδης|Nikos Christodoulides;Νίκος Αναστασιάδης|Nicos Anastasiades;Γλαύκος Κληρίδης|Glafcos Clerides;
        Δημήτρης Χριστόφιας|Demetris Christofias;Ευάγγελος Βενιζέλος|Evangelos Venizelos;Ελευθέριος Βενιζέλος|Eleftherios Venizelos""",
    "Japanese": """あべ しんぞう|Shinzo Abe;あべ しんたろう|Shintaro Abe;きしだ ふみお|Fumio Kishida;すが よしひで|Yoshihide Suga;
        いしば しげる|Shigeru Ishiba;あそう たろう|Taro Aso;こうの たろう|Taro Kono;こうの ようへい|Yohei Kono;こいずみ じゅんいちろう|Junichiro Koizumi;
        こいずみ しんじろう|Shinjiro Koizumi;はとやま ゆきお|Yukio Hatoyama;はとやま いちろう|Ichiro Hatoyama;かん なおと|Naoto Kan;
        のだ よしひこ|Yoshihiko Noda;もり よしろう|Yoshiro Mori;おぶち けいぞう|Keizo Obuchi;おぶち ゆうこ|Yuko Obuchi;
        はしもと りゅうたろう|Ryutaro Hashimoto;なかそね やすひろ|Yasuhiro Nakasone;たなか かくえい|Kakuei Tanaka;たなか まきこ|Makiko Tanaka;
        たかいち さなえ|Sanae Takaichi;はやし よしまさ|Yoshimasa Hayashi;もてぎ としみつ|Toshimitsu Motegi;
        よしだ しげる|Shigeru Yoshida;さとう えいさく|Eisaku Sato;きし のぶすけ|Nobusuke Kishi;きし のぶお|Nobuo Kishi""",
    "Korean": """김 정은|Kim Jong-un;김 정일|Kim Jong-il;김 일성|Kim Il-sung;김 여정|Kim Yo-jong;김 정남|Kim Jong-nam;이 승만|Syngman Rhee;
        박 정희|Park Chung-hee;박 근혜|Park Geun-hye;전 두환|Chun Doo-hwan;노 태우|Roh Tae-woo;노 무현|Roh Moo-hyun;김 영삼|Kim Young-sam;
        김 대중|Kim Dae-jung;이 명박|Lee Myung-bak;문 재인|Moon Jae-in;윤 석열|Yoon Suk-yeol;이 재명|Lee Jae-myung;한 덕수|Han Duck-soo;
        조 태열|Cho Tae-yul;강 경화|Kang Kyung-wha;박 진|Park Jin;최 선희|Choe Son-hui;반 기문|Ban Ki-moon;김 영남|Kim Yong-nam;
        김 영철|Kim Yong-chol;이 용호|Ri Yong-ho;정 의용|Chung Eui-yong;장 성택|Jang Song-thaek;조 국|Cho Kuk;이 재용|Lee Jae-yong""",
    "Arabic": """مُحَمَّد مُرْسِي|Mohamed Morsi;حُسْنِي مُبارَك|Hosni Mubarak;جَمال مُبارَك|Gamal Mubarak;أَنْوَر السَّادات|Anwar Sadat;
        جَمال عَبْد النَّاصِر|Gamal Abdel Nasser;عَبْد الفَتَّاح السِّيسِي|Abdel Fattah el-Sisi;بَشَّار الأَسَد|Bashar al-Assad;حافِظ الأَسَد|Hafez al-Assad;
        ماهِر الأَسَد|Maher al-Assad;صَدَّام حُسَيْن|Saddam Hussein;قُصَيّ حُسَيْن|Qusay Hussein;مُعَمَّر القَذَّافِي|Muammar Gaddafi;
        سَيْف الإِسْلام القَذَّافِي|Saif al-Islam Gaddafi;ياسِر عَرَفات|Yasser Arafat;مَحْمُود عَبَّاس|Mahmoud Abbas;إِسْماعِيل هَنِيَّة|Ismail Haniyeh;
        خالِد مَشْعَل|Khaled Meshaal;يَحْيَى السِّنْوار|Yahya Sinwar;مُحَمَّد السِّنْوار|Mohammed Sinwar;حَسَن نَصْر اللَّه|Hassan Nasrallah;
        نُورِي المالِكِي|Nouri al-Maliki;حَيْدَر العَبادِي|Haider al-Abadi;مُقْتَدَى الصَّدْر|Moqtada al-Sadr;عَلِي عَبْد اللَّه صالِح|Ali Abdullah Saleh;
        بَرْهَم صالِح|Barham Salih;عَبْد رَبّه مَنْصُور هادِي|Abdrabbuh Mansur Hadi;سَعْد الحَرِيرِي|Saad Hariri;رَفِيق الحَرِيرِي|Rafic Hariri;
        مِيشال عَوْن|Michel Aoun;جُوزِيف عَوْن|Joseph Aoun;نَبِيه بَرِّي|Nabih Berri;عُمَر البَشِير|Omar al-Bashir;
        عَبْد الفَتَّاح البُرْهان|Abdel Fattah al-Burhan;قَيْس سَعِيد|Kais Saied;مُنْصِف المَرْزُوقِي|Moncef Marzouki;راشِد الغَنُّوشِي|Rached Ghannouchi;
        عَبْد العَزِيز بُوتَفْلِيقَة|Abdelaziz Bouteflika;عَبْد المَجِيد تَبُّون|Abdelmadjid Tebboune;هُوارِي بُومَدْيَن|Houari Boumediene;
        أَيْمَن الظَّواهِرِي|Ayman al-Zawahiri;مُحَمَّد الظَّواهِرِي|Mohammed al-Zawahiri;مُحَمَّد بَرادِعِي|Mohamed ElBaradei;
        سامِح شُكْرِي|Sameh Shoukry;أَيْمَن الصَّفَدِي|Ayman Safadi;فَيْصَل المِقْداد|Faisal Mekdad;وَلِيد المُعَلِّم|Walid Muallem;
        عادِل الجُبَيْر|Adel al-Jubeir;حُسَيْن سالِم|Hussein Salem;مَحْمُود سالِم|Mahmoud Salem;مُحَمَّد صَلاح|Mohamed Salah;
        عُمَر سُلَيْمان|Omar Suleiman;مِيشال سُلَيْمان|Michel Suleiman""",
    "Hindi": """नरेन्द्र मोदी|Narendra Modi;राहुल गांधी|Rahul Gandhi;सोनिया गांधी|Sonia Gandhi;राजीव गांधी|Rajiv Gandhi;संजय गांधी|Sanjay Gandhi;
        इंदिरा गांधी|Indira Gandhi;अमित शाह|Amit Shah;राजनाथ सिंह|Rajnath Singh;मनमोहन सिंह|Manmohan Singh;जवाहरलाल नेहरू|Jawaharlal Nehru;
        अरविंद केजरीवाल|Arvind Kejriwal;सुषमा स्वराज|Sushma Swaraj""",
    "Georgian": """მიხეილ სააკაშვილი|Mikheil Saakashvili;ბიძინა ივანიშვილი|Bidzina Ivanishvili;სალომე ზურაბიშვილი|Salome Zourabichvili;
        ედუარდ შევარდნაძე|Eduard Shevardnadze;ირაკლი ღარიბაშვილი|Irakli Garibashvili;გიორგი მარგველაშვილი|Giorgi Margvelashvili;
        ირაკლი კობახიძე|Irakli Kobakhidze;ზვიად გამსახურდია|Zviad Gamsakhurdia;მიხეილ ყაველაშვილი|Mikheil Kavelashvili""",
    "Vietnamese": """Nguyễn Phú Trọng|Trong Phu Nguyen;Nguyễn Xuân Phúc|Phuc Xuan Nguyen;Nguyễn Tấn Dũng|Dung Tan Nguyen;Nguyễn Văn Thiệu;Nguyễn Văn Linh;Nguyễn Minh Triết;Phạm Minh Chính|Chinh Minh Pham;
        Phạm Văn Đồng|Dong Van Pham;Võ Văn Kiệt;Võ Văn Thưởng;Trần Đại Quang;Trần Đức Lương;Ngô Đình Diệm;Ngô Đình Nhu""",
}

PLACES = {
    "Chinese": "西安;西宁;南京;北京;重庆;广州;杭州;武汉;成都;天津;青岛;济南;长沙;长春;沈阳;郑州;福州;苏州;徐州;温州;贵阳;南昌;南宁;合肥;大连;山西;陕西;河南;河北;湖南;湖北;广东;广西",
    "Russian": """Москва;Нижний Новгород;Екатеринбург;Челябинск;Казань;Рязань;Самара;Саратов;Волгоград;Белгород;Воронеж;Новгород;
        Ярославль;Архангельск;Мурманск;Тюмень;Оренбург;Грозный;Махачкала;Хабаровск;Сочи;Брянск;Курск;Орёл;Тверь;Томск;Омск""",
    "Ukrainian": "Київ|Kyiv|Kiev;Харків|Kharkiv|Kharkov;Одеса|Odesa|Odessa;Львів|Lviv|Lvov;Запоріжжя|Zaporizhzhia;Миколаїв|Mykolaiv|Nikolaev;Чернігів;Чернівці;Маріуполь|Mariupol;Херсон;Донецьк;Луганськ;Дніпро;Луцьк;Вінниця;Суми",
    "Greek": "Αθήνα|Athens;Θεσσαλονίκη|Thessaloniki;Πάτρα|Patras;Ηράκλειο|Heraklion;Λάρισα|Larissa;Βόλος|Volos;Λευκωσία|Nicosia",
    "Japanese": "とうきょう|Tokyo;きょうと|Kyoto;おおさか|Osaka;ひろしま|Hiroshima;ふくおか|Fukuoka;ふくしま|Fukushima;ふくやま|Fukuyama;こうべ|Kobe;なごや|Nagoya;さっぽろ|Sapporo;せんだい|Sendai;ちば|Chiba;しずおか|Shizuoka;くまもと|Kumamoto;かごしま|Kagoshima",
    "Korean": "서울|Seoul;부산|Busan|Pusan;대구|Daegu|Taegu;대전|Daejeon|Taejon;광주|Gwangju|Kwangju;인천|Incheon|Inchon;평양|Pyongyang;개성|Kaesong;제주|Jeju|Cheju;울산|Ulsan;수원|Suwon;청주|Cheongju;전주|Jeonju",
    "other names": """|Vienna|Wien;|Vienne;|Cologne|Köln;|Bologna|Bologne;|Aleppo|Halab|Alep;|Jerusalem|al-Quds|Yerushalayim;|Mumbai|Bombay;|Kolkata|Calcutta;
        |Yangon|Rangoon;|Ho Chi Minh City|Saigon;|Istanbul|Constantinople;|Chennai|Madras;|Beijing|Peking;|Guangzhou|Canton;|Munich|München;|Prague|Praha;
        |Warsaw|Warszawa|Varsovie;|Bucharest|București|Bucarest;|Budapest|Budapesth;|Lisbon|Lisboa;|Copenhagen|København;|Brussels|Bruxelles|Brussel;|Geneva|Genf|Genève;
        |Genoa|Genova|Genua;|Florence|Firenze;|Venice|Venezia|Venedig;|Turin|Torino;|Milan|Milano|Mailand;|Naples|Napoli;|Moscow|Moskau|Moskva;|Saint Petersburg|Sankt Petersburg|Leningrad;
        |Damascus|Dimashq|Damas;|Baghdad|Bagdad;|Cairo|Le Caire|al-Qahira;|Alexandria|al-Iskandariya|Alexandrie;|Kyiv|Kiew;|Lviv|Lemberg;|Gdańsk|Danzig;|Wrocław|Breslau;
        |Bratislava|Pressburg;|Kobane|Ayn al-Arab|Kobani;|Mosul|al-Mawsil|Mossoul;|Homs|Hims;|Hama|Hamah;|Latakia|al-Ladhiqiyah|Lattaquié;|Bengaluru|Bangalore;|Astana|Nur-Sultan;
        |Volgograd|Stalingrad;|Dnipro|Dnipropetrovsk;|Thessaloniki|Salonica;|İzmir|Smyrna;|Ankara|Angora;|Oslo|Christiania;|Helsinki|Helsingfors;|Antwerp|Anvers|Antwerpen;|The Hague|Den Haag|La Haye;
        |Bern|Berne;|Bonn;|Kabul|Kaboul;|Tripoli;|Trabzon;
        |Basra;|Bursa;|Salem;|Salon;|Medina;|Modena;|Valencia;|Valence;|Lyon;|León;|Nantes;|Nancy;|Niger;|Nigeria""",
}

KAKASI = pykakasi.kakasi()


def bgn(code):
    return icu.Transliterator.createInstance(code).transliterate


def plain(text):
    """Returns a text without diacritics, as newspapers print it."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c) and c not in "ʿʾʼʹʻ’‘'`´")


def capital(text):
    """Returns a text of which each word, though not what follows a hyphen, has a capital."""
    return re.sub(r"(^|\s)(\W*\w)", lambda m: m[1] + m[2].upper(), text)


def chinese(text, style, joint):
    return capital(" ".join(joint.join(lazy_pinyin(word, style=style, v_to_u=True)) for word in text.split()))


def japanese(text, scheme):
    return capital(" ".join("".join(part[scheme] for part in KAKASI.convert(word)) for word in text.split()))


def turned(text):
    """Returns a name with the family name last."""
    family, *given = text.split()
    return " ".join([*given, family])


def arabic(word):
    """Returns a word with its vowel marks as BGN/PCGN has it; the article is not made like the next letter."""
    article = word.startswith("ال")
    if article:
        word = word[2:4].replace("\u0651", "") + word[4:].removeprefix("\u0651")
    for hamza, vowel in (("أَ", "a"), ("أُ", "u"), ("إِ", "i")):  # of which the transliterator of ICU leaves signs
        word = word.replace(hamza, vowel)
    double = re.sub("([\u0621-\u064a])([\u064b-\u0650]?)\u0651", "\\1\u0652\\1\\2", word)
    long = re.sub("([\u0621-\u064a])\u0627", "\\1\u064e\u0627", double)
    long = re.sub("(?<!\u0650)\u064a\u0652?|\u064a(?=[\u064b-\u0650\u0629])", "y", long)
    return ("al-" if article else "") + capital(bgn("ar-ar_Latn/BGN")(long))


def french(text):
    for english, own in (("sh", "ch"), ("Sh", "Ch"), ("j", "dj"), ("J", "Dj"), ("u", "ou"), ("U", "Ou"), ("w", "ou"), ("W", "Ou")):
        text = text.replace(english, own)
    return text


def spellings(script, text):
    """Yields the name of each scheme and what it makes of a name."""
    if not text:
        return
    if script == "Chinese":
        yield "Pinyin", chinese(text, Style.NORMAL, "")
        yield "Wade-Giles", chinese(text, Style.WADEGILES, "-")
        yield "Wade-Giles, as printed", plain(chinese(text, Style.WADEGILES, "-"))
        if " " in text:
            yield "Pinyin, family name last", turned(chinese(text, Style.NORMAL, ""))
    elif script == "Russian":
        for scheme in (iuliia.BGN_PCGN, iuliia.ICAO_DOC_9303, iuliia.WIKIPEDIA, iuliia.GOST_779, iuliia.MVD_310_FR, iuliia.ALA_LC,
                       iuliia.UNGEGN_1987, iuliia.TELEGRAM, iuliia.SCIENTIFIC):
            latin = scheme.translate(text)
            yield scheme.name, latin if scheme is iuliia.SCIENTIFIC else plain(latin)
    elif script == "Ukrainian":
        yield "BGN/PCGN", plain(bgn("uk-uk_Latn/BGN")(text))
        yield "cyrtranslit", plain(cyrtranslit.to_latin(text, "ua"))
        yield "ISO 9", icu.Transliterator.createInstance("Cyrillic-Latin").transliterate(text)
    elif script == "Serbian":
        latin = cyrtranslit.to_latin(text, "sr")
        yield "Latin", latin
        yield "as printed", plain(latin).replace("đ", "dj").replace("Đ", "Dj")
        yield "BGN/PCGN", bgn("sr-sr_Latn/BGN")(text)
    elif script == "Greek":
        yield "BGN/PCGN", plain(bgn("el-el_Latn/BGN")(text))
        yield "UNGEGN", plain(bgn("Greek-Latin/UNGEGN")(text))
    elif script == "Japanese":
        for scheme in ("hepburn", "kunrei", "passport"):
            yield scheme, japanese(text, scheme)
        yield "BGN/PCGN", capital(bgn("Hiragana-Latin")(text))
    elif script == "Korean":  # the BGN/PCGN of ICU 72 loses vowels: Kim Tjung for Kim Taejung
        family, _, given = text.rpartition(" ")
        revised = [capital(Romanizer(word).romanize()) for word in text.split()]
        yield "Revised", " ".join(revised)
        yield "ICU", plain(capital(" ".join(bgn("Hangul-Latin")(word) for word in text.split())))
        if family and len(given) == 2:
            yield "Revised, parted", f"{revised[0]} {capital('-'.join(Romanizer(s).romanize() for s in given))}"
    elif script == "Arabic":
        latin = " ".join(map(arabic, text.split()))
        yield "BGN/PCGN", latin
        yield "BGN/PCGN, as printed", plain(latin)
        yield "the same in French", french(plain(latin))
    elif script == "Hindi":
        yield "ISO 15919", capital(bgn("Devanagari-Latin")(text))
    elif script == "Georgian":
        yield "BGN/PCGN", capital(plain(bgn("ka-ka_Latn/BGN")(text)))
        yield "BGN 1981", capital(plain(bgn("ka-ka_Latn/BGN_1981")(text)))
        yield "ICU", capital(plain(bgn("Georgian-Latin")(text)))
    elif script == "Vietnamese":
        yield "Vietnamese", text


def key(*words):
    return hashlib.sha256("\t".join(words).encode()).hexdigest()


def folded(text):
    return " ".join("".join(c if c.isalnum() else " " for c in plain(text).lower()).split())


def distance(a, b):
    """Returns how many letters two texts differ in."""
    before = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        now = [i]
        for j, y in enumerate(b, 1):
            now.append(min(now[-1] + 1, before[j] + 1, before[j - 1] + (x != y)))
        before = now
    return before[-1]


def read(text, script):
    """Returns the names of a list: of each its spellings with their schemes."""
    found = []
    for entry in unicodedata.normalize("NFC", text).split(";"):
        own, *press = [part.strip() for part in entry.strip().split("|")]
        written = [*spellings(script, own), *(("press", p) for p in press)]
        once = {}
        for scheme, spelling in written:
            spelling = spelling.replace("\u0435", "e").replace("\u0451", "\u00eb")  # which iuliia leaves of a Cyrillic ё
            once.setdefault(folded(spelling), (spelling, scheme))
        found.append(list(once.values()))
    return found


def pairs(kind, script, names):
    for name in names:
        both = sorted(itertools.combinations(name, 2), key=lambda p: key(p[0][0], p[1][0]))
        for (a, x), (b, y) in both[:SAME_OF_ONE]:
            yield kind, a, b, "SAME", f"{script}: {x}, {y}"
        nearest = sorted((o for o in names if o is not name), key=lambda o: (distance(folded(name[0][0]), folded(o[0][0])), o[0][0]))
        for other in nearest[:OTHERS]:
            x, y = min(itertools.product(name, other), key=lambda p: key(p[0][0], p[1][0]))
            if folded(x[0]) != folded(y[0]):
                yield kind, x[0], y[0], "DIFFERENT", f"{script}: {x[1]}, {y[1]}"


def main():
    seen = set()
    for fixture in ("names.tsv", "names-more.tsv"):
        with open(os.path.join(HERE, fixture), encoding="utf-8") as lines:
            seen |= {(f[0], *sorted(f[1:3])) for f in (line.split("\t") for line in lines) if len(f) == 5}
    with open(os.path.join(HERE, "names-schemes.tsv"), "w", encoding="utf-8", newline="") as out:
        out.write("# Names of public persons and of cities in the spellings of several schemes, and of\n"
                  "# the nearest others of their script: kind, left, right, verdict, script and schemes.\n"
                  "# Made by scripts/names-schemes.py, which has the names in their own script.\n")
        for kind, lists in (("person", PERSONS), ("place", PLACES)):
            for script, text in lists.items():
                for pair in pairs(kind, script, read(text, script)):
                    once = (pair[0], *sorted(pair[1:3]))
                    if once not in seen:
                        seen.add(once)
                        out.write("\t".join(pair) + "\n")


if __name__ == "__main__":
    main()
