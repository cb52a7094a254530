// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static fr.parvis.Browser.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.github.miachm.sods.SpreadSheet;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.activities.Activities;
import fr.parvis.activities.ActivitiesFixtures;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.PastViews;
import fr.parvis.network.Communes;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** A question in an address: its answer, its files, its numbers one by one, and what becomes of a bad one. */
@ParvisTest
class ExplorerPagesTest {
    private static final String EXPLORER = "/bureau/chiffres/explorer";

    @Autowired
    PastViews past;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Visits visits;

    @Autowired
    Activities activities;

    @Autowired
    Communes communes;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    private final LocalDate today = LocalDate.now(NetworkTime.ZONE);
    private VisitsFixtures.Desk desk;
    private SignedIn director;

    @BeforeEach
    void three_visits_with_four_requests() {
        desk = visitsFixtures.aDesk();
        director = network.a(Role.DIRECTOR, desk.association());
        record("family-benefits", "housing-search");
        record("family-benefits");
        record("family-benefits");
    }

    private void record(String... themes) {
        var requests = Arrays.stream(themes)
                .map(theme -> VisitsFixtures.aRequest(theme, null))
                .toList();
        assertThat(Network.as(
                        desk.mediator(),
                        () -> visits.record(VisitsFixtures.with(VisitsFixtures.aVisit(desk.point()), requests))))
                .isInstanceOf(Visits.Outcome.Accepted.class);
    }

    /** The days around today: a visit of the first minute of a day is of that day. */
    private String days() {
        return "&du=" + today.minusDays(1) + "&au=" + today.plusDays(1);
    }

    private static List<String> row(Document page, String label) {
        return page.select("#answer tr").stream()
                .filter(row -> row.select("th").text().equals(label))
                .findFirst()
                .map(row -> row.select("td").eachText())
                .orElse(List.of());
    }

    private static String notices(Document page) {
        return page.select(".notice").text();
    }

    @Test
    void lines_and_sums_and_a_sentence_say_the_same() {
        var page = pages.as(director).open(EXPLORER + "?mesure=requests&lignes=theme" + days());
        assertThat(page.select("h1").text()).isEqualTo("Demandes par thème");
        assertThat(page.select("#answer tbody tr")).hasSize(2);
        assertThat(page.select("#answer tbody td").eachText()).containsExactly("3", "1");
        assertThat(row(page, "Total")).containsExactly("4");
        assertThat(page.select(".figure-value").text()).isEqualTo("4");
        assertThat(page.select(".answer-sentence").text()).contains("Demandes : 4", "En tête", "(75 %)");
        assertThat(page.select("#chart .bars > li")).hasSize(2);
        assertThat(page.text()).containsPattern("À jour de \\d\\d:\\d\\d:\\d\\d, le ");
    }

    @Test
    void a_visit_about_two_things_counts_once_in_the_total_and_the_page_says_why_lines_are_more() {
        var page = pages.as(director).open(EXPLORER + "?mesure=visits&lignes=theme&part=total" + days());
        assertThat(page.select("#answer tbody td").eachText()).containsExactly("3", "1");
        assertThat(row(page, "Total")).containsExactly("3");
        assertThat(page.text()).contains("la somme des lignes dépasse alors le total");
        assertThat(page.select(".answer-share")).isEmpty();
    }

    @Test
    void crossed_lines_have_sums_of_rows_and_columns_and_shares_that_add_up() {
        var page = pages.as(director)
                .open(EXPLORER + "?mesure=requests&lignes=theme&colonnes=resultat&part=ligne" + days());
        assertThat(page.select("#answer thead th").eachText()).hasSize(3).endsWith("Total");
        assertThat(page.select("#answer tbody tr").first().select("td").eachText())
                .containsExactly("3 100 %", "3 100 %");
        assertThat(row(page, "Total")).containsExactly("4 100 %", "4 100 %");
    }

    @Test
    void every_number_opens_what_it_counts_and_its_visits() {
        var page = pages.as(director).open(EXPLORER + "?mesure=requests&lignes=theme&resultat=settled" + days());
        var number = pages.as(director)
                .open(page.select("#answer tbody td a").first().attr("href"));
        assertThat(number.select(".answer-number").text()).isEqualTo("3");
        assertThat(number.select(".facts").text())
                .contains(
                        "Ce que les personnes sont venues demander",
                        "Thème",
                        "Résultat",
                        "Version 1",
                        "75 % du total, 4");
        var list = pages.as(director).open(number.select("main .btn-primary").attr("href"));
        assertThat(list.select("#main tbody tr")).hasSize(3);
        // the sum of all as well
        var whole = pages.as(director)
                .open(page.select("#answer tfoot td a").first().attr("href"));
        assertThat(whole.select(".answer-number").text()).isEqualTo("4");
    }

    @Test
    void a_mediators_own_number_opens_the_visits_it_counts_and_none_recorded_for_a_colleague() {
        var colleague = network.a(Role.MEDIATOR, desk.association());
        var theirs = VisitsFixtures.by(VisitsFixtures.aVisit(desk.point()), List.of(colleague.account()));
        assertThat(Network.as(desk.mediator(), () -> visits.record(theirs)))
                .isInstanceOf(Visits.Outcome.Accepted.class);
        var number = pages.as(desk.mediator()).open(EXPLORER + "/nombre?mesure=visits&etendue=moi" + days());
        assertThat(number.select(".answer-number").text()).isEqualTo("3");
        var list = pages.as(desk.mediator())
                .open(number.select("main .btn-primary").attr("href"));
        assertThat(list.select("#visits tbody tr")).hasSize(3);
        // the list says what it is narrowed to, and its file is narrowed as well
        assertThat(list.select("select[name=assures] option[selected]").text()).isEqualTo("assurés");
        assertThat(list.select("#exporter input[name=assures]").val()).isEqualTo("oui");
        // without it, all that one may correct
        assertThat(pages.as(desk.mediator()).open("/bureau/passages").select("#visits tbody tr"))
                .hasSize(4);
    }

    @Test
    void a_number_whose_visits_the_list_cannot_show_exactly_says_so() {
        var page = pages.as(director).open(EXPLORER + "?mesure=requests&lignes=theme&genre=-" + days());
        var number = pages.as(director)
                .open(page.select("#answer tbody td a").first().attr("href"));
        assertThat(number.select("main .btn-primary")).isEmpty();
        assertThat(number.text()).contains("ne peut pas montrer exactement");
    }

    @Test
    void a_number_of_activities_opens_the_activities_it_counts() {
        var meeting = ActivitiesFixtures.aMeeting(desk.point());
        assertThat(Network.as(desk.mediator(), () -> activities.record(meeting)))
                .isInstanceOf(Activities.Outcome.Accepted.class);
        assertThat(Network.as(desk.mediator(), () -> activities.record(ActivitiesFixtures.aMeeting(desk.point()))))
                .isInstanceOf(Activities.Outcome.Accepted.class);
        for (var measure : List.of("activities", "activity-minutes")) {
            var page = pages.as(director)
                    .open(EXPLORER + "?mesure=" + measure + "&lignes=action&point=" + desk.point() + days());
            var number = pages.as(director)
                    .open(page.select("#answer tbody td a").first().attr("href"));
            var button = number.select("main .btn-primary");
            assertThat(button.text()).isEqualTo("Voir les actions comptées");
            var list = pages.as(director).open(button.attr("href"));
            assertThat(list.select("#activities tbody tr")).as(measure).hasSize(2);
            assertThat(list.select("#activities caption").text())
                    .contains(Words.date(today.minusDays(1)), Words.date(today.plusDays(1)));
        }
        var partner = pages.as(director).open(EXPLORER + "?mesure=activities&lignes=partenaire" + days());
        var caf = pages.as(director)
                .open(partner.select("#answer tbody td a").first().attr("href"));
        assertThat(pages.as(director)
                        .open(caf.select("main .btn-primary").attr("href"))
                        .select("#activities tbody tr"))
                .hasSize(2);
        var department = pages.as(director).open(EXPLORER + "?mesure=activities&lignes=departement" + days());
        var number = pages.as(director)
                .open(department.select("#answer tbody td a").first().attr("href"));
        assertThat(number.select("main .btn-primary")).isEmpty();
        assertThat(number.select("main .muted").text()).contains("La liste des actions ne peut pas montrer");
        var others = pages.as(desk.mediator())
                .open(EXPLORER + "/nombre?mesure=activities&etendue=association:" + desk.association() + days());
        assertThat(others.select("main .muted").text()).contains("Votre compte voit ce nombre, pas les actions");
    }

    @Test
    void a_number_of_what_has_no_list_says_why() {
        assertThat(pages.as(director)
                        .open(EXPLORER + "/nombre?mesure=tickets-served" + days())
                        .select("main .muted")
                        .text())
                .contains("Un numéro de la file d’attente ne dit rien de personne");
        assertThat(pages.as(director)
                        .open(EXPLORER + "/nombre?mesure=calls" + days())
                        .select("main .muted")
                        .text())
                .contains("Un appel n’a pas de page");
        for (var fact : Fact.values())
            if (fact != Fact.REQUEST)
                assertThat(Words.has("indicators.explorer.number.no-list."
                                + fact.name().toLowerCase(Locale.ROOT)))
                        .as(fact.name())
                        .isTrue();
    }

    private void anAppointment() {
        var motive = Ids.next();
        Network.as(
                director,
                () -> transaction.executeWithoutResult(_ -> {
                    database.sql("""
                            insert into appointments.motive (id, association, label, minutes, notice_days, ahead_days, pair, by_public, papers)
                            values (:id, :association, 'Énergie', 30, 0, 30, false, false, '')""")
                            .param("id", motive)
                            .param("association", desk.association())
                            .update();
                    database.sql("""
                            insert into appointments.booking (id, association, motive, point, day, starts_at, ends_at, state, booked_at, since)
                            values (:id, :association, :motive, :point, :day, now(), now() + interval '30 minutes', 'arrived', now(), now())""")
                            .param("id", Ids.next())
                            .param("association", desk.association())
                            .param("motive", motive)
                            .param("point", desk.point())
                            .param("day", today)
                            .update();
                }));
    }

    @Test
    void a_number_of_appointments_of_one_day_leads_to_that_day() {
        anAppointment();
        var number = EXPLORER + "/nombre?mesure=appointments" + days();
        assertThat(pages.as(director)
                        .open(number + "&lignes=jour&ligne=" + today)
                        .select("main a[href^=/bureau/rendez-vous]"))
                .extracting(link -> link.attr("href"))
                .containsExactly("/bureau/rendez-vous?jour=" + today);
        assertThat(pages.as(director)
                        .open(number + "&lignes=jour&ligne=" + today + "&colonnes=point&colonne=" + desk.point())
                        .select("main a[href^=/bureau/rendez-vous]")
                        .attr("href"))
                .isEqualTo("/bureau/rendez-vous?jour=" + today + "&point=" + desk.point());
        assertThat(pages.as(director).open(number).select("main a[href^=/bureau/rendez-vous]"))
                .as("several days")
                .isEmpty();
    }

    @Test
    void a_mediator_opens_a_directors_address_and_sees_the_same_but_not_the_acts() {
        var address = EXPLORER + "?mesure=requests&lignes=theme&etendue=association:" + desk.association() + days();
        assertThat(pages.as(desk.mediator()).open(address).select("#answer td").eachText())
                .isEqualTo(pages.as(director).open(address).select("#answer td").eachText());
        var number = pages.as(desk.mediator())
                .open(pages.as(desk.mediator())
                        .open(address)
                        .select("#answer tbody td a")
                        .first()
                        .attr("href"));
        assertThat(number.select("main .muted").text()).contains("Votre compte voit ce nombre, pas les passages");
        // nothing asked: one's own
        var own = pages.as(desk.mediator()).open(EXPLORER + "?mesure=requests" + days());
        assertThat(own.select("select[name=etendue] option[selected]").val()).isEqualTo("moi");
    }

    @Test
    void an_address_of_another_association_shows_ones_own_and_says_it() {
        var other = visitsFixtures.aDesk();
        for (var extent : List.of("association:" + desk.association(), "point:" + desk.point(), "reseau", "quatsch")) {
            var page = pages.as(network.a(Role.DIRECTOR, other.association()))
                    .open(EXPLORER + "?mesure=requests&lignes=theme&etendue=" + extent + days());
            assertThat(notices(page)).as(extent).contains("une activité que votre compte ne voit pas");
            assertThat(page.select("#answer tbody tr")).as(extent).isEmpty();
        }
    }

    @Test
    void bad_addresses_are_answered_and_say_what_was_left_out() {
        assertThat(notices(pages.as(director).open(EXPLORER + "?mesure=quatsch&lignes=theme")))
                .contains("« quatsch » n’est rien que Parvis compte");
        assertThat(notices(pages.as(director).open(EXPLORER + "?lignes=quatsch")))
                .contains("n’est pas une façon de répartir");
        assertThat(notices(pages.as(director).open(EXPLORER + "?mesure=activities&lignes=theme")))
                .contains("ne se répartit pas par « Thème »");
        assertThat(notices(pages.as(director).open(EXPLORER + "?mesure=activities&theme=housing-search")))
                .contains("ne s’applique pas");
        assertThat(notices(pages.as(director).open(EXPLORER + "?mesure=requests&theme=%3Cscript%3E")))
                .contains("illisible");
        assertThat(notices(pages.as(director).open(EXPLORER + "?mesure=calls&etendue=point:" + desk.point())))
                .contains("c’est l’association qui est montrée");
        var reversed = pages.as(director).open(EXPLORER + "?mesure=requests&lignes=theme&du=2026-02-02&au=2026-02-01");
        assertThat(notices(reversed)).contains("02/02/2026");
        assertThat(reversed.select(".notice a").attr("href")).contains("du=2026-02-01", "au=2026-02-02");
        assertThat(notices(pages.as(director).open(EXPLORER + "?mesure=requests&du=hier")))
                .contains("« hier » n’est pas une date");
        assertThat(notices(pages.as(director).open(EXPLORER + "?mesure=requests&du=0001-01-01&au=2026-01-01")))
                .contains("ne font pas une période");
        assertThat(pages.as(director).get(EXPLORER + "/export.exe?mesure=requests"))
                .hasStatus(404);
        assertThat(pages.as(director).get(EXPLORER + "/nombre?mesure=requests&ligne=caf"))
                .hasStatus(404);
        assertThat(pages.as(director).get(EXPLORER + "/sur-la-carte?mesure=requests&lignes=theme"))
                .hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({
        "jour,hier",
        "jour,01/12/2026",
        "jour,+99999-01-01",
        "mois,202613",
        "mois,12",
        "trimestre,20265",
        "annee,an",
        "jour-de-semaine,8"
    })
    void a_piece_of_time_that_is_none_is_left_out(String split, String code) {
        var typed = URLEncoder.encode(code, StandardCharsets.UTF_8);
        assertThat(notices(pages.as(director).open(EXPLORER + "?mesure=visits&" + split + "=" + typed)))
                .contains("illisible");
        assertThat(pages.as(director).get(EXPLORER + "/nombre?mesure=visits&lignes=" + split + "&ligne=" + typed))
                .hasStatus(404);
    }

    @Test
    void an_empty_answer_says_why() {
        var later = today.plusYears(2);
        assertThat(pages.as(director)
                        .open(EXPLORER + "?mesure=requests&du=" + later + "&au=" + later)
                        .select(".empty")
                        .text())
                .contains("n’a pas commencé");
        assertThat(pages.as(director)
                        .open(EXPLORER + "?mesure=activities" + days())
                        .select(".empty")
                        .text())
                .contains("rien sur cette période");
        var filtered = pages.as(director).open(EXPLORER + "?mesure=requests&resultat=blocked" + days());
        assertThat(filtered.select(".empty").text()).contains("Le filtre ne laisse rien", "Résultat");
        assertThat(pages.as(director)
                        .open(filtered.select(".empty a").attr("href"))
                        .select(".figure-value")
                        .text())
                .isEqualTo("4");
        assertThat(pages.as(director)
                        .open(EXPLORER + "?mesure=requests&theme=no-such-theme" + days())
                        .select(".empty")
                        .text())
                .contains("n’existait pas à cette période");
    }

    @Test
    void the_largest_stand_alone_and_the_rest_together_with_the_same_sum() {
        var towns = communes.largest(24);
        for (int i = 0; i < towns.size(); i++) recordFrom(towns.get(i).insee(), i == 0 ? 2 : 1);
        var page = pages.as(director).open(EXPLORER + "?mesure=visits&lignes=commune-du-domicile&part=total" + days());
        var rest = page.select("#answer .answer-rest");
        assertThat(rest.select("th").text()).isEqualTo("Le reste : 4 lignes");
        assertThat(rest.select("td").text()).startsWith("4 ");
        assertThat(row(page, "Total").getFirst()).startsWith("28 ");
        assertThat(page.select("#answer tbody tr")).hasSize(22);
        var shares = page.select("#answer tbody .answer-share").eachText().stream()
                .map(text -> text.replaceAll("[^0-9,]", "").replace(',', '.'))
                .mapToDouble(Double::parseDouble)
                .sum();
        assertThat(Math.round(shares * 10)).isEqualTo(1000);
        var all = pages.as(director)
                .open(page.select("a:contains(toutes les lignes)").attr("href"));
        assertThat(all.select("#answer tbody tr")).hasSize(25);
        assertThat(all.select("#answer .answer-rest")).isEmpty();
    }

    private void recordFrom(String commune, int times) {
        var v = VisitsFixtures.aVisit(desk.point());
        for (int i = 0; i < times; i++) {
            var visit = new Visit(
                    Ids.next(),
                    v.association(),
                    v.point(),
                    v.day(),
                    v.startedAt(),
                    v.presence(),
                    v.direction(),
                    v.mediators(),
                    1,
                    null,
                    null,
                    null,
                    commune,
                    null,
                    null,
                    null,
                    null,
                    List.of(VisitsFixtures.aRequest()),
                    0);
            assertThat(Network.as(desk.mediator(), () -> visits.record(visit)))
                    .isInstanceOf(Visits.Outcome.Accepted.class);
        }
    }

    @Test
    void files_hold_what_the_page_shows_with_the_question_and_the_date() throws IOException {
        var query = "?mesure=requests&lignes=theme&part=total" + days();
        var shown = pages.as(director)
                .open(EXPLORER + query)
                .select("#answer tr td:first-of-type a")
                .eachText();
        var csv = new String(file(director, EXPLORER + "/export.csv" + query), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(csv)
                .startsWith("\uFEFFThème;Demandes;")
                .contains("Total;4;100", "Question;Demandes par thème", "À jour de");
        try (var workbook =
                new ReadableWorkbook(new ByteArrayInputStream(file(director, EXPLORER + "/export.xlsx" + query)))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows.subList(1, 4).stream()
                            .map(row -> row.getCellAsNumber(1).orElseThrow().toString())
                            .toList())
                    .isEqualTo(shown);
        }
        var ods =
                new SpreadSheet(new ByteArrayInputStream(file(director, EXPLORER + "/export.ods" + query))).getSheet(0);
        assertThat(((Number) ods.getDataRange().getValues()[3][1]).intValue()).isEqualTo(4);
        var svg = new String(
                file(director, EXPLORER + "/graphique.svg" + query), java.nio.charset.StandardCharsets.UTF_8);
        var drawing = Jsoup.parse(svg, "", org.jsoup.parser.Parser.xmlParser());
        assertThat(drawing.select("title").text()).isEqualTo("Demandes par thème");
        assertThat(drawing.select("text").eachText()).contains("3", "1");
        assertThat(svg).contains("À jour de");
        var picture = ImageIO.read(new ByteArrayInputStream(file(director, EXPLORER + "/graphique.png" + query)));
        assertThat(picture.getWidth()).isEqualTo(1600);
        assertThat(dots(picture, 0x0b5563)).as("dots of the bars").isGreaterThan(20_000);
        assertThat(dots(picture, 0x000000)).as("dots of letters").isGreaterThan(1_000);
    }

    private static long dots(BufferedImage picture, int colour) {
        return IntStream.range(0, picture.getHeight())
                .mapToLong(y -> IntStream.range(0, picture.getWidth())
                        .filter(x -> (picture.getRGB(x, y) & 0xffffff) == colour)
                        .count())
                .sum();
    }

    private byte[] file(SignedIn who, String address) {
        var result = pages.as(who).get(address);
        assertThat(result).as(address).hasStatusOk();
        return result.getResponse().getContentAsByteArray();
    }

    @Test
    void a_program_gets_the_same_numbers() {
        var result = mvc.get()
                .uri("/api/v1/figures/answers?mesure=requests&lignes=theme" + days())
                .with(as(director));
        assertThat(result)
                .bodyJson()
                .extractingPath("$.cells[-1:].values[0]")
                .asArray()
                .containsExactly(4);
        assertThat(result).bodyJson().extractingPath("$.rows").isEqualTo("theme");
        assertThat(pages.as(director).get("/api/v1/figures/answers?mesure=requests&du=2026-02-02&au=2026-02-01"))
                .hasStatus(400);
    }

    @Test
    void a_period_is_compared_with_the_one_before_and_with_a_year_earlier() {
        var page = pages.as(director)
                .open(EXPLORER + "?mesure=requests&lignes=theme&comparer=avant&du=" + today.minusDays(1) + "&au="
                        + today.plusDays(1));
        assertThat(page.select("#answer thead th").eachText())
                .containsExactly("Thème", "Demandes", "Période précédente", "Écart");
        assertThat(row(page, "Total")).containsExactly("4", "0", "rien d’enregistré");
        assertThat(page.select(".figure-note").eachText())
                .containsExactly("Période précédente : rien d’enregistré", "Un an plus tôt : rien d’enregistré");
    }

    @Test
    void what_was_deleted_in_part_is_compared_with_nothing() {
        anAppointment();
        var page = pages.as(director)
                .open(EXPLORER + "?mesure=appointments&du=" + today.minusDays(60) + "&au=" + today.plusDays(1));
        assertThat(page.select(".figure-note").eachText())
                .containsExactly(
                        "Période précédente : rien d’enregistré", "Un an plus tôt : connu en partie seulement");
    }

    @Test
    void what_was_deleted_in_part_is_said_on_the_page_in_files_and_to_programs() {
        anAppointment();
        var said = "n’est connu que depuis le";
        var years = "&du=" + today.minusYears(3) + "&au=" + today.plusDays(1);
        assertThat(pages.as(director)
                        .open(EXPLORER + "?mesure=appointments" + years)
                        .text())
                .contains(said);
        assertThat(pages.as(director)
                        .open(EXPLORER + "?mesure=tickets-served" + years)
                        .text())
                .as("an empty answer")
                .contains(said);
        var query = "?mesure=appointments&lignes=point" + years;
        for (var file : List.of("/export.csv", "/graphique.svg"))
            assertThat(new String(file(director, EXPLORER + file + query), java.nio.charset.StandardCharsets.UTF_8))
                    .as(file)
                    .contains(said, "À jour de");
        assertThat(pages.as(director).get("/api/v1/figures/answers?mesure=appointments" + years))
                .bodyJson()
                .extractingPath("$.remarks[0]")
                .asString()
                .contains(said);
    }

    @ParameterizedTest
    @EnumSource(ReadyQuestion.class)
    void each_ready_question_is_answered_without_a_notice(ReadyQuestion question) {
        for (var who : List.of(director, desk.mediator(), network.ofTheNetwork(Role.NETWORK_HEAD))) {
            var page = pages.as(who).open(question.address(who.association() == null));
            assertThat(page.select("h1").text()).isEqualTo(question.title().replace('\u00a0', ' '));
            assertThat(page.select(".notice-warning"))
                    .as(who.roles().toString())
                    .isEmpty();
        }
    }

    @Test
    void the_questions_that_the_demonstration_keeps_are_answered_without_a_notice() {
        Network.as(director, () -> past.keep(director));
        var own = pages.as(director).open(EXPLORER).select("[aria-labelledby=own-title] a");
        assertThat(own).hasSize(3);
        assertThat(pages.as(desk.mediator()).open(EXPLORER).select("[aria-labelledby=shared-title] a"))
                .hasSize(2);
        for (var link : own) {
            var opened = pages.as(director).get(link.attr("href"));
            var page = pages.as(director).open(opened.getResponse().getHeader("Location"));
            assertThat(page.select("h1").text()).isEqualTo(link.text());
            assertThat(page.select(".notice-warning")).as(link.text()).isEmpty();
        }
    }

    @Test
    void a_question_is_kept_under_a_name_shared_and_deleted_by_who_may() {
        assertThat(save(desk.mediator(), "", "mesure=requests&lignes=theme" + days()))
                .hasStatus(422);
        assertThat(save(desk.mediator(), "x".repeat(81), "mesure=requests" + days()))
                .hasStatus(422);
        var id = Ids.next();
        var saved = pages.as(desk.mediator())
                .post(
                        EXPLORER + "/vues",
                        "id",
                        id.toString(),
                        "question",
                        "mesure=requests&lignes=theme" + days(),
                        "nom",
                        "Nos thèmes",
                        "partagee",
                        "oui");
        assertThat(saved).hasStatus3xxRedirection();
        assertThat(pages.as(desk.mediator())
                        .open(EXPLORER)
                        .select("[aria-labelledby=own-title]")
                        .text())
                .contains("Nos thèmes");
        assertThat(pages.as(director)
                        .open(EXPLORER)
                        .select("[aria-labelledby=shared-title]")
                        .text())
                .contains("Nos thèmes");
        var opened = pages.as(director).get(EXPLORER + "/vues/" + id);
        assertThat(opened).hasStatus3xxRedirection();
        var address = opened.getResponse().getHeader("Location");
        assertThat(pages.as(director).open(address).select("h1").text()).isEqualTo("Nos thèmes");

        var other = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(pages.as(other).get(EXPLORER + "/vues/" + id)).hasStatus(404);
        assertThat(pages.as(other).post(EXPLORER + "/vues/" + id + "/supprimer"))
                .hasStatus(404);
        assertThat(pages.as(director).post(EXPLORER + "/vues/" + id + "/supprimer"))
                .hasStatus3xxRedirection();
        assertThat(pages.as(desk.mediator()).open(EXPLORER).text()).doesNotContain("Nos thèmes");
    }

    @Test
    void a_kept_question_that_is_not_shared_is_seen_by_its_owner_alone_and_follows_the_calendar() {
        var id = Ids.next();
        var month = pages.as(director).open(EXPLORER + "?mesure=requests&periode=month");
        assertThat(pages.as(director)
                        .post(
                                EXPLORER + "/vues",
                                "id",
                                id.toString(),
                                "question",
                                month.select("input[name=question]").val(),
                                "periode",
                                "month",
                                "nom",
                                "Le mois"))
                .hasStatus3xxRedirection();
        assertThat(pages.as(desk.mediator()).get(EXPLORER + "/vues/" + id)).hasStatus(404);
        assertThat(pages.as(director)
                        .get(EXPLORER + "/vues/" + id)
                        .getResponse()
                        .getHeader("Location"))
                .contains("periode=month")
                .doesNotContain("du=");
    }

    @Test
    void a_kept_question_opens_however_many_colleagues_share() {
        Network.as(
                director,
                () -> transaction.executeWithoutResult(_ -> database.sql("""
                        insert into indicators.view (id, association, account, name, question, shared, saved_at)
                        select gen_random_uuid(), :association, :account, 'A ' || n, 'mesure=requests', true, now()
                        from generate_series(1, 500) n""")
                        .param("association", director.association())
                        .param("account", director.account())
                        .update()));
        var saved = save(desk.mediator(), "Zones", "mesure=requests" + days()).exchange();
        var opened = pages.as(desk.mediator()).get(saved.getResponse().getHeader("Location"));
        assertThat(opened).hasStatus3xxRedirection();
        assertThat(pages.as(desk.mediator())
                        .open(opened.getResponse().getHeader("Location"))
                        .select("h1")
                        .text())
                .isEqualTo("Zones");
        assertThat(pages.as(desk.mediator())
                        .open(EXPLORER)
                        .select("[aria-labelledby=own-title]")
                        .text())
                .contains("Zones");
    }

    private MockMvcTester.MockMvcRequestBuilder save(SignedIn who, String name, String question) {
        return mvc.post()
                .uri(EXPLORER + "/vues")
                .param("nom", name)
                .param("question", question)
                .with(as(who))
                .with(csrf());
    }

    @Test
    void the_menu_marks_the_explorer_and_not_the_figures_above_it() {
        var current = pages.as(director).open(EXPLORER).select(".beside [aria-current]");
        assertThat(current.stream().map(Element::text).toList()).containsExactly("Explorer les chiffres");
    }

    @Test
    void who_reads_no_figures_is_refused() {
        assertThat(pages.as(network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER)).get(EXPLORER))
                .hasStatus(403);
    }
}
