// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.access.Right;
import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The components on sample pages of {@code src/test/jte/preview}: their structure is checked, and the pages are written to
 * {@code target/preview}, to be looked at in a browser beside {@code target/classes/static}.
 */
class ComponentsTest {
    private static final Path WRITTEN = Path.of("target/preview");
    private static final Map<String, Document> PAGES = new HashMap<>();

    @BeforeAll
    static void renders_the_sample_pages() throws Exception {
        var engine = TemplateEngine.create(
                new Either(
                        new DirectoryCodeResolver(Path.of("src/test/jte")),
                        new DirectoryCodeResolver(Path.of("src/main/jte"))),
                Path.of("target/preview-classes"),
                ContentType.Html);
        engine.setTrimControlStructures(true);
        var refused = new Problems()
                .add("postcode", "Le code postal a 5 chiffres. Complétez-le : 69100, par exemple.")
                .add("commune", "Cette commune n’a pas ce code postal. Choisissez-la dans la liste.");
        page(engine, "sign-in", Map.of("problems", new Problems()), null);
        page(
                engine,
                "sign-in-refused",
                "sign-in",
                Map.of(
                        "problems",
                        new Problems().add("", "L’adresse ou le mot de passe ne correspond pas. Essayez de nouveau.")),
                null);
        page(engine, "form", Map.of("problems", refused), null);
        page(
                engine,
                "list",
                Map.of(),
                Notice.success("Point enregistré : Pimms de Villeurbanne.").withAction("/a", "Annuler"));
        page(engine, "figures", Map.of("themes", themes(), "days", days()), null);
        page(engine, "desk", Map.of("step", 1), null);
        page(engine, "desk-answered", "desk", Map.of("step", 2), null);
        page(engine, "public", Map.of(), null);
    }

    static Stream<String> pages() {
        return PAGES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_says_its_language_its_title_and_has_one_main_heading(String name) {
        var page = page(name);
        assertThat(page.selectXpath("/html/@lang | /html").attr("lang")).isEqualTo("fr");
        assertThat(page.title()).endsWith("· Parvis");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main#main")).hasSize(1);
        assertThat(page.select("a.skip").attr("href")).isEqualTo("#main");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_holds_nothing_that_the_strict_policy_refuses(String name) {
        var page = page(name);
        assertThat(page.select("[style], style, script:not([src]), [onclick], [src^=data:]"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_identifier_is_used_once_and_every_reference_leads_somewhere(String name) {
        var page = page(name);
        var ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        var references = new ArrayList<String>();
        for (var attribute : List.of("for", "aria-describedby", "aria-labelledby"))
            for (var value : page.select("[" + attribute + "]").eachAttr(attribute))
                references.addAll(List.of(value.split(" ")));
        for (var link : page.select("a[href^=#]").eachAttr("href")) references.add(link.substring(1));
        assertThat(ids).containsAll(references);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_field_has_a_label_and_every_button_a_name(String name) {
        var page = page(name);
        for (var field : page.select("input:not([type=hidden]), select, textarea"))
            assertThat(page.select("label[for=" + field.id() + "]").text())
                    .as(field.outerHtml())
                    .isNotBlank();
        for (var button : page.select("button, a[href], summary"))
            assertThat(button.text() + button.attr("aria-label"))
                    .as(button.outerHtml())
                    .isNotBlank();
        assertThat(page.select("svg:not([aria-hidden])")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_posted_form_carries_its_token(String name) {
        for (var form : page(name).select("form[method=post]"))
            assertThat(form.select("input[name=_csrf]")).as(form.outerHtml()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_picture_is_in_the_sprite(String name) throws IOException {
        var sprite = Jsoup.parse(Files.readString(Path.of("src/main/resources/static/shell/icons.svg")));
        for (var href : page(name).select("use").eachAttr("href"))
            assertThat(sprite.getElementById(href.substring(href.indexOf('#') + 1)))
                    .as(href)
                    .isNotNull();
    }

    @Test
    void every_icon_of_the_menu_is_in_the_sprite_of_the_desk_too() throws IOException {
        var sprite = Jsoup.parse(Files.readString(Path.of("src/main/resources/static/shell/desk.svg")));
        assertThat(NavigationSection.values())
                .extracting(NavigationSection::icon)
                .isSubsetOf(sprite.select("symbol").eachAttr("id"));
    }

    @Test
    void every_icon_that_the_pages_of_the_public_speak_of_is_in_their_sprite() throws IOException {
        var sprites = Path.of("src/main/resources/static/shell");
        var all = Jsoup.parse(Files.readString(sprites.resolve("icons.svg")))
                .select("symbol")
                .eachAttr("id");
        var theirs = Jsoup.parse(Files.readString(sprites.resolve("public.svg")))
                .select("symbol")
                .eachAttr("id");
        var quoted = Pattern.compile("\"([a-z0-9-]+)\"");
        var sources = new ArrayList<Path>();
        for (var folder :
                List.of("src/main/jte/publicsite", "src/main/jte/components", "src/main/java/fr/parvis/publicsite"))
            try (var files = Files.walk(Path.of(folder))) {
                sources.addAll(files.filter(Files::isRegularFile)
                        // names modules, not icons
                        .filter(file -> !file.endsWith("package-info.java"))
                        .toList());
            }
        sources.add(Path.of("src/main/jte/layout/public.jte"));
        sources.add(Path.of("src/main/jte/opendata/data.jte"));
        for (var source : sources)
            assertThat(quoted.matcher(Files.readString(source))
                            .results()
                            .map(found -> found.group(1))
                            .filter(all::contains))
                    .as("%s; run node src/main/node/icons.mjs", source)
                    .isSubsetOf(theirs);
    }

    @Test
    void every_icon_that_a_template_or_a_code_names_is_in_the_sprite() throws IOException {
        var sprite = Jsoup.parse(Files.readString(Path.of("src/main/resources/static/shell/icons.svg")));
        var known = sprite.select("symbol").eachAttr("id");
        var named = Pattern.compile("(?:components\\.icon\\(name|icon|Icon) = \"([a-z0-9-]+)\"");
        try (var templates = Files.walk(Path.of("src/main/jte"))) {
            for (var template : templates.filter(Files::isRegularFile).toList())
                assertThat(named.matcher(Files.readString(template)).results().map(found -> found.group(1)))
                        .as("%s; add the name in src/main/node/icons.mjs and run it", template)
                        .isSubsetOf(known);
        }
        var codes = Jsoup.parse(Files.readString(Path.of("src/main/resources/static/shell/codes.svg")))
                .select("symbol")
                .eachAttr("id");
        try (var lists = Files.list(Path.of("src/main/resources/nomenclature/codes"))) {
            for (var list : lists.toList()) {
                var lines = Files.readAllLines(list);
                int column = List.of(lines.getFirst().split(";")).indexOf("icon");
                if (column < 0) continue;
                assertThat(lines.stream()
                                .skip(1)
                                .map(line -> line.split(";", -1)[column])
                                .filter(name -> !name.isEmpty()))
                        .as("%s; run src/main/node/icons.mjs", list)
                        .isSubsetOf(codes);
            }
        }
    }

    @Test
    void a_refused_field_is_named_at_the_top_and_tied_to_its_error() {
        var page = page("form");
        assertThat(page.title()).startsWith("Erreur :");
        var summary = only(page, "[data-error-summary]");
        assertThat(summary.attr("role")).isEqualTo("alert");
        assertThat(summary.select("a").eachAttr("href")).containsExactly("#f-postcode", "#f-commune");
        var field = only(page, "#f-postcode");
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(field.attr("aria-describedby")).isEqualTo("f-postcode-error");
        assertThat(only(page, "#f-postcode-error").text()).startsWith("Le code postal");
        assertThat(only(page, "#f-kind").attr("aria-describedby")).isEqualTo("f-kind-hint");
        assertThat(only(page, "#f-name").hasAttr("aria-invalid")).isFalse();
    }

    @Test
    void a_password_is_never_sent_back() {
        assertThat(only(page("sign-in"), "#f-password").hasAttr("value")).isFalse();
    }

    @Test
    void choices_stand_in_a_group_with_its_question() {
        var page = page("form");
        assertThat(page.select("fieldset > legend").eachText()).contains("Accès", "Labels (facultatif)");
        assertThat(page.select("input[name=labels][checked]").eachAttr("value")).containsExactly("p", "f");
        assertThat(page.select("select[name=kind] option[selected]").eachAttr("value"))
                .containsExactly("fixed");
    }

    @Test
    void a_telephone_shows_at_most_five_entries_and_keeps_the_others_one_press_away() {
        var page = page("list");
        assertThat(page.select(".nav-list > li:not(.nav-extra)")).hasSize(5);
        assertThat(page.select(".nav-more a").eachText()).containsExactly("Terrain", "Chiffres");
        assertThat(page.select(".nav-list > li > a[aria-current]").eachText()).containsExactly("Terrain");
        assertThat(page.select(".beside-link").eachAttr("href")).containsExactly("/reseau/points", "/tournees");
        assertThat(page.select(".beside-link[aria-current=page]").eachAttr("href"))
                .containsExactly("/reseau/points");
    }

    @Test
    void a_table_can_be_scrolled_by_keyboard_and_says_what_it_lists() {
        var region = only(page("list"), ".table-scroll");
        assertThat(region.attr("tabindex")).isEqualTo("0");
        assertThat(region.select("caption").text()).isEqualTo("Points ouverts 66 points, par nom ; de 1 à 4");
        assertThat(region.select("thead th[scope=col]")).hasSize(5);
    }

    @Test
    void the_pager_shows_the_ends_and_the_neighbours() {
        assertThat(page("list").select(".pager > li").eachText())
                .containsExactly("Précédente", "Page 1", "…", "Page 3", "Page 4", "Page 5", "…", "Page 17", "Suivante");
    }

    @Test
    void a_notice_is_announced_and_its_action_is_posted() {
        var notice = only(page("list"), ".notice");
        assertThat(notice.attr("role")).isEqualTo("status");
        assertThat(notice.select("form[method=post][action=/a] button").text()).isEqualTo("Annuler");
    }

    @Test
    void a_chart_writes_every_value_and_holds_its_table() {
        var chart = only(page("figures"), "#themes");
        assertThat(chart.select(".bar-value").eachText()).containsExactly("904", "512", "366", "moins de 5");
        assertThat(chart.select("rect").eachAttr("width")).containsExactly("1000", "566", "405", "0");
        assertThat(chart.select(".bar-label .icon")).hasSize(3);
        assertThat(chart.select("details td").eachText()).containsExactly("904", "512", "366", "moins de 5");
    }

    @Test
    void columns_stand_on_an_axis_and_name_the_highest_and_the_mean() {
        var chart = only(page("figures"), "#days");
        assertThat(chart.select(".columns-marks span").eachText()).containsExactly("100", "50", "0");
        assertThat(chart.select(".chart-note").text()).contains("Maximum", "novembre", "Moyenne");
        assertThat(chart.select(".columns-off")).hasSizeGreaterThan(5);
        assertThat(chart.select(".columns-key").text()).isEqualTo("Fond gris : samedis et dimanches");
        assertThat(chart.select(".columns-ticks > span")).hasSize(24);
        assertThat(chart.select(".columns-ticks > span > span").eachText())
                .containsExactly("1 nov.", "7 nov.", "13 nov.", "19 nov.");
    }

    @Test
    void the_style_sheet_stays_light_and_asks_for_no_data_address() throws IOException {
        var css = Files.readAllBytes(Path.of("target/classes/static/parvis.css"));
        var packed = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.GZIPOutputStream(packed)) {
            zip.write(css);
        }
        assertThat(packed.size()).isLessThan(20_000);
        assertThat(new String(css, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("url(data:", "url(\"data:");
    }

    private static List<Bar> themes() {
        return List.of(
                new Bar("Énergie et eau", 904, "904")
                        .withIcon("lightning-charge")
                        .withHref("/chiffres?theme=energy"),
                new Bar("Logement", 512, "512").withIcon("house-door"),
                new Bar("Santé et sécurité sociale", 366, "366").withIcon("heart-pulse"),
                Bar.hidden("Justice", "moins de 5"));
    }

    private static List<Bar> days() {
        return IntStream.rangeClosed(1, 24)
                .mapToObj(day -> {
                    long value = day % 7 == 0 || day % 7 == 1 ? 0 : 40 + (day * 37) % 45;
                    return new Bar("%d novembre".formatted(day), value, Long.toString(value))
                            .onAxis("%d nov.".formatted(day), day % 7 == 0 || day % 7 == 1);
                })
                .toList();
    }

    private static void page(TemplateEngine engine, String template, Map<String, Object> model, @Nullable Notice notice)
            throws Exception {
        page(engine, template, template, model, notice);
    }

    private static void page(
            TemplateEngine engine, String name, String template, Map<String, Object> model, @Nullable Notice notice)
            throws Exception {
        Viewer who = new Viewer() {
            @Override
            public String name() {
                return "Amina Benali";
            }

            @Override
            public String place() {
                return "Pimms Lyon Métropole";
            }

            @Override
            public boolean may(String right) {
                // whoever is shown here works for an association, and not for a partner
                return !right.equals("SEE_OWN_LISTS");
            }
        };
        var here = template.equals("desk") ? "/capture" : template.equals("figures") ? "/chiffres" : "/reseau/points";
        var entries = List.of(
                new NavigationEntry(NavigationSection.HOME, 1, "/capture", "shell.section.home", Right.WORK),
                new NavigationEntry(NavigationSection.DAY, 1, "/bureau", "shell.section.day", Right.WORK),
                new NavigationEntry(NavigationSection.PEOPLE, 1, "/usagers", "shell.section.people", Right.WORK),
                new NavigationEntry(NavigationSection.HOUSEHOLDS, 1, "/listes", "shell.section.households", Right.WORK),
                new NavigationEntry(NavigationSection.FIELD, 1, "/reseau/points", "shell.section.field", Right.WORK),
                new NavigationEntry(NavigationSection.FIELD, 2, "/tournees", "shell.section.field", Right.WORK),
                new NavigationEntry(NavigationSection.FIGURES, 1, "/chiffres", "shell.section.figures", Right.WORK),
                new NavigationEntry(NavigationSection.SETTINGS, 1, "/comptes", "shell.nav.accounts", Right.WORK));
        boolean open = template.equals("public") || template.startsWith("sign-in");
        var rendering = new Frame.Rendering(
                here,
                null,
                template.equals("public"),
                "preview",
                () -> new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "token"),
                open ? null : who,
                open ? Menu.EMPTY : Menu.of(entries, who, here),
                ShellAddresses.GUIDE,
                notice,
                List::of,
                List::of);
        var html = Words.in(Words.FRENCH).where(Frame.RENDERING, rendering).call(() -> {
            var out = new StringOutput();
            engine.render("preview/" + template + ".jte", model, out);
            return out.toString();
        });
        Files.createDirectories(WRITTEN);
        Files.writeString(WRITTEN.resolve(name + ".html"), html);
        PAGES.put(name, Jsoup.parse(html));
    }

    private static Document page(String name) {
        return Objects.requireNonNull(PAGES.get(name));
    }

    private static Element only(Document page, String selector) {
        return Objects.requireNonNull(page.expectFirst(selector));
    }

    /** Sample pages first, then the templates they are made of. */
    private record Either(CodeResolver first, CodeResolver second) implements CodeResolver {
        @Override
        public String resolve(String name) {
            return first.exists(name) ? first.resolve(name) : second.resolve(name);
        }

        @Override
        public long getLastModified(String name) {
            return first.exists(name) ? first.getLastModified(name) : second.getLastModified(name);
        }

        @Override
        public List<String> resolveAllTemplateNames() {
            return Stream.concat(first.resolveAllTemplateNames().stream(), second.resolveAllTemplateNames().stream())
                    .toList();
        }

        @Override
        public boolean exists(String name) {
            return first.exists(name) || second.exists(name);
        }
    }
}
