package index

import (
	"net/url"
	"strings"
)

// urlKey returns the address of an article without what one address is written
// with here and there: scheme, case and www. of the host, a default port, a slash
// at the end, a fragment. Its query may tell articles apart and stays. What is no
// address is returned as it is.
func urlKey(source string) string {
	u, err := url.Parse(strings.TrimSpace(source))
	if err != nil || u.Host == "" {
		return source
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	key := "//" + host + strings.TrimRight(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		key += "?" + u.RawQuery
	}
	return key
}

// isFrontPage tells whether the key of a URL is that of a site, and of no article.
func isFrontPage(key string) bool { return !strings.ContainsAny(strings.TrimPrefix(key, "//"), "/?") }
