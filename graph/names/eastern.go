package names

import "regexp"

var (
	// familyFirst are family names of China, Korea and Vietnam, which the text has first unless it follows English usage.
	familyFirst = set(`ban bae bai cai cao chang chen cheng choi chung deng ding dong du fan fang feng gao geng gong gu guo han
		hong hou hu huang hwang jia jiang jin jung kang kim li liang lim lin liu lu lü luo mao meng moon ngo nguyen
		pan park peng pham qian qin ri roh seo shen shi song su sun tan tang tran wang wei wen wu xi xia xiao xie xu
		yan yang yao ye yi yoo yoon yu yuan zeng zhang zhao zheng zhong zhou zhu zou`)
	// ofChina are those of them that are written so in China only, where each name has one spelling.
	ofChina = set(`bai cai cao chen cheng deng ding fan fang feng gao geng guo hou hu huang jia jiang li liang liu luo mao meng
		pan peng qian qin shen shi sun tang wang wei wen wu xi xia xiao xie xu yan yao yuan zeng zhang zhao zheng zhong
		zhou zhu zou`)
	// spelledApart are family names that are one though the table has them apart.
	spelledApart = map[string]string{"ri": "yi", "li": "yi", "yi": "yi"}
)

// syllables are a given name of Korea or Taiwan: Jong-un, Kai-shek.
var syllables = regexp.MustCompile(`^(?i:[bcdfghjklmnpqrstvwxyz]{0,3}[aeiouyw]{1,3}(?:ng|[nklmpthr])?)-[bcdfghjklmnpqrstvwxyz]{0,3}[aeiouyw]{1,3}(?:ng|[nklmpthr])?$`)

// ofJapan are family names of Japan, which the text has first or last.
var ofJapan = set(`abe amari aso fujita fukuda hagiuda hashimoto hatoyama hayashi higashikuni hirano honda hosokawa ikeda inoue ishiba
	ishihara ishii ito iwaya kaifu kan kato kimura kishi kishida kobayashi koike koizumi kondo kono matsumoto miyazawa mori
	motegi murakami murayama nakagawa nakamura nakasone nakatani nikai nishimura noda obuchi ogawa ohira okada onodera ota
	ozawa saito sasaki sato shimizu suga suzuki takahashi takaichi takeshita tamaki tanaka ueda watanabe yamada yamaguchi
	yamamoto yoshida`)

// morae are a word of Japanese: Shinzo, Kenzaburo.
var morae = regexp.MustCompile(`^(?:(?:sh|ch|ts|[kgnhmrbp]y|[kstnhmyrwgzjdbpf])?[aiueo]{1,2}n?)+$`)

// isEastern tells whether the first word is the family name, as in China, Korea,
// Vietnam and Japan: by that word, or by a given name of two syllables at the end,
// Tsai Ing-wen.
func (p *Parts) isEastern(tokens []string) bool {
	n := len(p.Words)
	if n < 2 {
		return false
	}
	if n == 3 && syllables.MatchString(tokens[len(tokens)-1]) {
		return true
	}
	first, last := p.Words[0].Text, p.Words[n-1].Text
	if ofJapan[first] {
		return n == 2 && !ofJapan[last] && morae.MatchString(last) // Abe Shinzo, not Abe Lincoln
	}
	return familyFirst[first] && !familyFirst[last]
}

// AreEasternFamilies tells whether two words are two family names of eastern Asia,
// however near their letters: Zhou and Zhu.
func AreEasternFamilies(a, b string) bool {
	return a != b && familyFirst[a] && familyFirst[b] && (spelledApart[a] == "" || spelledApart[a] != spelledApart[b])
}

// IsChineseFamily tells whether a word is a family name in the spelling of China,
// where other vowels make another name: Li Peng is not Li Ping.
func IsChineseFamily(word string) bool { return ofChina[word] }
