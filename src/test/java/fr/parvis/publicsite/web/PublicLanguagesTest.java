// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParvisTest
class PublicLanguagesTest {
    private static final String PHONE = "Mozilla/5.0 (Linux; Android 9) Mobile Firefox/120.0";
    private static final String ROBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    @BeforeEach
    void aNetwork() {
        network.exists();
    }

    @ParameterizedTest
    @CsvSource({
        "fr, fr, ltr, Français",
        "falc, fr, ltr, Français facile",
        "en, en, ltr, English",
        "ar, ar, rtl, العربية",
        "tr, tr, ltr, Türkçe",
        "es, es, ltr, Español",
        "pt, pt, ltr, Português",
        "uk, uk, ltr, Українська",
        "ro, ro, ltr, Română"
    })
    void the_home_is_told_in_each_language_and_says_which(String code, String tag, String direction, String name) {
        var page = Pages.read(get("/?lang=" + code, PHONE));
        var html = Objects.requireNonNull(page.selectFirst("html"));
        assertThat(html.attr("lang")).isEqualTo(tag);
        assertThat(html.attr("dir")).isEqualTo(direction);
        assertThat(page.select(".tongues summary").text()).endsWith(name);
        assertThat(page.select(".tongues a[aria-current]").text()).isEqualTo(name);
        assertThat(page.text()).doesNotContainPattern("publicsite\\.[a-z]|shell\\.[a-z]|\\{\\d}");
    }

    @Test
    void the_menu_names_each_language_in_itself_and_leads_to_the_same_question() {
        var page = Pages.read(get("/chercher?q=29200&lang=tr", PHONE));
        var arabic = Objects.requireNonNull(page.selectFirst(".tongues a[lang=ar]"));
        assertThat(arabic.text()).isEqualTo("العربية");
        assertThat(arabic.attr("dir")).isEqualTo("rtl");
        assertThat(arabic.attr("href")).isEqualTo("/chercher?q=29200&lang=ar");
        assertThat(page.select(".tongues a")).hasSize(9);
    }

    @Test
    void a_choice_is_remembered_and_a_robot_is_told_nothing_to_keep() {
        assertThat(get("/?lang=uk", PHONE).getResponse().getHeader(HttpHeaders.SET_COOKIE))
                .contains("langue=uk", "HttpOnly", "SameSite=Lax");
        assertThat(get("/?lang=uk", ROBOT).getResponse().getCookies()).isEmpty();
        assertThat(get("/", PHONE).getResponse().getCookies())
                .as("no cookie at all for who has chosen nothing")
                .isEmpty();
        assertThat(lang(with("/", "uk", null))).isEqualTo("uk");
        assertThat(lang(with("/?lang=zz", "uk", null)))
                .as("an unknown one is none")
                .isEqualTo("uk");
        assertThat(lang(with("/", "<script>", null))).isEqualTo("fr");
    }

    @Test
    void who_has_chosen_nothing_is_told_in_the_language_of_their_telephone() {
        assertThat(lang(with("/", null, "tr-TR,tr;q=0.9,en;q=0.7"))).isEqualTo("tr");
        assertThat(lang(with("/", null, "it-IT,it;q=0.9,es;q=0.5"))).isEqualTo("es");
        assertThat(lang(with("/", null, "it,zh"))).isEqualTo("fr");
        assertThat(lang(with("/", null, ";;;===,,"))).isEqualTo("fr");
        assertThat(lang(with("/", "ro", "tr"))).as("what was chosen goes first").isEqualTo("ro");
    }

    @Test
    void the_staffs_pages_stay_in_french_or_english() {
        assertThat(lang(with("/connexion", "ar", "ar"))).isEqualTo("fr");
        assertThat(lang(with("/connexion", "en", null))).isEqualTo("en");
        assertThat(Pages.read(with("/connexion?lang=ar", null, null)).select(".languages button"))
                .hasSize(2);
    }

    @Test
    void a_page_that_does_not_exist_says_so_in_the_same_language() {
        var answer = mvc.get()
                .uri("/points/0197a000-0000-7000-8000-000000000000")
                .cookie(new Cookie("langue", "ar"))
                .exchange();
        assertThat(answer).hasStatus(404);
        assertThat(Pages.read(answer).select("h1").text()).isEqualTo("هذه الصفحة غير موجودة");
        assertThat(lang(mvc.get()
                        .uri("/rien")
                        .cookie(new Cookie("langue", "es"))
                        .exchange()))
                .isEqualTo("es");
    }

    @Test
    void search_engines_find_the_same_page_in_the_other_languages_but_not_the_answers() {
        var page = Pages.read(get("/", ROBOT));
        assertThat(page.select("link[rel=alternate][hreflang]").eachAttr("hreflang"))
                .containsExactly("fr", "en", "ar", "tr", "es", "pt", "uk", "ro", "x-default");
        assertThat(page.select("link[hreflang=ar]").attr("href")).isEqualTo("http://localhost/?lang=ar");
        assertThat(Pages.read(get("/?lang=ar", ROBOT))
                        .select("link[hreflang=tr]")
                        .attr("href"))
                .isEqualTo("http://localhost/?lang=tr");
        assertThat(Pages.read(get("/?lang=ar", ROBOT))
                        .select("link[rel=canonical]")
                        .attr("href"))
                .as("in the language that its address names")
                .isEqualTo("http://localhost/?lang=ar");
        assertThat(Pages.read(get("/chercher?q=29200", ROBOT)).select("link[hreflang]"))
                .isEmpty();
    }

    private MvcTestResult get(String address, String agent) {
        return mvc.get().uri(address).header(HttpHeaders.USER_AGENT, agent).exchange();
    }

    private MvcTestResult with(String address, String cookie, String accepted) {
        var request = mvc.get().uri(address);
        if (cookie != null) request = request.cookie(new Cookie("langue", cookie));
        if (accepted != null) request = request.header(HttpHeaders.ACCEPT_LANGUAGE, accepted);
        return request.exchange();
    }

    private static String lang(MvcTestResult result) {
        return Objects.requireNonNull(Pages.read(result).selectFirst("html")).attr("lang");
    }
}
