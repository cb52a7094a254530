// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell.guide;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.PageHelp;
import fr.parvis.shell.ShellAddresses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** The guide as the help of the application. */
@ParvisTest
class GuideTest {
    @Autowired
    Guide guide;

    @Autowired
    PageHelp help;

    @Autowired
    List<HelpTopics> modules;

    @Autowired
    List<NavigationEntry> navigation;

    @Autowired
    Pages pages;

    /** What an address of the guide may end with: chapters, and headings in them. */
    private HashSet<String> topics() {
        var topics = new HashSet<String>();
        for (var chapter : guide.chapters()) {
            topics.add(chapter.id());
            Jsoup.parse(chapter.html())
                    .select("[id]")
                    .eachAttr("id")
                    .forEach(id -> topics.add(chapter.id() + "#" + id));
        }
        return topics;
    }

    @Test
    void each_page_of_the_menu_has_a_chapter() {
        assertThat(navigation).hasSizeGreaterThan(20);
        assertThat(navigation)
                .allSatisfy(entry ->
                        assertThat(help.topic(entry.href())).as(entry.href()).isPresent());
    }

    @Test
    void a_page_deep_inside_is_explained_by_what_is_nearest() {
        assertThat(help.topic("/bureau/suivis/7")).hasValue("05-suivis#mes-suivis");
        assertThat(help.topic("/bureau/suivis/7/impaye/lettre")).hasValue("09-impaye-energie#calculer-les-dates");
        assertThat(help.topic("/bureau/reseau/import/3")).hasValue("02-direction#importer-des-points");
        assertThat(help.topic("/rien")).isEmpty();
    }

    @Test
    void what_pages_are_explained_by_stands_in_the_guide() {
        assertThat(modules).hasSizeGreaterThan(10);
        assertThat(topics())
                .containsAll(modules.stream()
                        .flatMap(module -> module.byPath().values().stream())
                        .toList());
    }

    @Test
    void links_of_the_guide_lead_to_something_in_it() {
        var topics = topics();
        var lost = new ArrayList<String>();
        for (var chapter : guide.chapters())
            for (var link : Jsoup.parse(chapter.html()).select("a").eachAttr("href")) {
                var decoded = java.net.URLDecoder.decode(link, java.nio.charset.StandardCharsets.UTF_8);
                var topic = decoded.startsWith("#")
                        ? chapter.id() + decoded
                        : decoded.replace(ShellAddresses.GUIDE + "/", "");
                if (!topics.contains(topic)) lost.add(chapter.id() + " " + link);
            }
        assertThat(lost).isEmpty();
    }

    @Test
    void it_is_made_of_text_alone() {
        assertThat(guide.chapters()).hasSizeGreaterThan(11);
        for (var chapter : guide.chapters()) {
            assertThat(chapter.title()).as(chapter.id()).isNotBlank();
            assertThat(Jsoup.parse(chapter.html()).select("img, script, style, iframe, [onclick]"))
                    .as(chapter.id())
                    .isEmpty();
            assertThat(chapter.html()).doesNotContain("&lt;img");
        }
        var read = new ChapterReader("00-essai")
                .read("# Titre\n\n<script>alert(1)</script>\n\nUn <b>mot</b>, [là](javascript:x).");
        assertThat(read.html()).isEqualTo("<p>Un mot, là.</p>\n");
    }

    @Test
    void each_rule_of_an_unpaid_bill_can_be_linked_to() {
        assertThat(topics())
                .containsAll(IntStream.rangeClosed(1, 12)
                        .mapToObj(number -> "09-impaye-energie#r" + number)
                        .toList());
    }

    @Test
    void words_are_found_however_they_are_written() {
        assertThat(guide.search("ECHEANCIER droits"))
                .extracting(Chapter.Section::topic)
                .contains("09-impaye-energie#droits-possibles-et-échéancier");
        assertThat(guide.search("… !")).as("signs alone").isEmpty();
        assertThat(guide.search("نور")).as("another script").isEmpty();
        assertThat(guide.search("file attente").getFirst().title())
                .as("those first that have the words in their heading")
                .isEqualTo("La file d’attente");
        assertThat(guide.search("mot qui n'est nulle part")).isEmpty();
    }

    @Test
    void it_is_read_without_an_account_and_says_when_no_chapter_is_the_page_s_own() throws Exception {
        assertThat(pages.open("/bureau/aide?autre=true").text()).contains("Aucun chapitre n’explique");
        assertThat(pages.open("/bureau/aide?mots=linky").select("#guide-found a"))
                .isNotEmpty();
        assertThat(pages.open("/bureau/aide?mots=xyzzy").text()).contains("Essayez un mot plus court");
        var chapter = pages.open("/bureau/aide/09-impaye-energie");
        assertThat(chapter.select("h1").text()).contains("Énergie et eau");
        assertThat(chapter.select("td#r3")).hasSize(1);
        assertThat(pages.get("/bureau/aide/99-rien")).hasStatus(404);
    }

    @Test
    void what_a_device_keeps_is_there_and_says_nothing_of_anybody() throws Exception {
        var worker = pages.get("/bureau/hors-ligne/sw.js");
        assertThat(worker).hasStatusOk().hasHeader("Service-Worker-Allowed", "/");
        assertThat(worker.getResponse().getContentAsString()).contains("/bureau/aide/01-accueil", "shell/shell.js");
        for (var language : List.of("fr", "en")) {
            var page = pages.open("/bureau/hors-ligne?langue=" + language);
            assertThat(page.select("html").attr("lang")).isEqualTo(language);
            assertThat(page.select("body").hasAttr("data-who")).isFalse();
            assertThat(page.select("a[href=/capture]")).hasSize(1);
        }
    }

    @Test
    void a_module_that_one_kept_on_the_device_imports_is_kept_too() throws IOException {
        var worker = pages.get("/bureau/hors-ligne/sw.js").getResponse().getContentAsString();
        var kept = Pattern.compile("\"/v/[^/\"]+/([^\"]+\\.js)\"")
                .matcher(worker)
                .results()
                .map(module -> module.group(1))
                .toList();
        assertThat(kept).isNotEmpty();
        for (var module : kept) {
            var source = new ClassPathResource("static/" + module).getContentAsString(StandardCharsets.UTF_8);
            assertThat(kept)
                    .as(module)
                    .containsAll(Pattern.compile("from \"(\\.[^\"]+)\";")
                            .matcher(source)
                            .results()
                            .map(imported -> Path.of(module)
                                    .resolveSibling(imported.group(1))
                                    .normalize()
                                    .toString())
                            .toList());
        }
    }
}
