// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.network.Communes;
import fr.parvis.statistics.PublicFigures.Line;
import fr.parvis.values.Ids;
import fr.parvis.visits.Visit;
import fr.parvis.visits.VisitsFixtures;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that is published of some months, first told and then corrected, read as anybody reads it, and solved. */
@ParvisTest
class PublishedFiguresAttackTest {
    private static final String[] LEVELS = {"reseau", "region", "departement", "commune"};
    private static final List<String> MEASURES = List.of("passages", "personnes", "demandes");

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Pending pending;

    @Autowired
    Communes communes;

    @Autowired
    MakeReleases makeReleases;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    private final SubtractionAttack attack = new SubtractionAttack();
    private final Map<String, Long> secrets = new HashMap<>();

    @Test
    void who_keeps_all_versions_of_all_months_calculates_no_small_count() throws Exception {
        var random = new Random(41);
        var desks = communes.largest(9).stream()
                .map(commune -> aDeskIn(commune.insee()))
                .toList();
        var first = YearMonth.of(2011, 1);
        int versions = 0;
        for (var month = first; month.isBefore(first.plusMonths(3)); month = month.plusMonths(1)) {
            for (var desk : desks)
                for (var theme : List.of("family-benefits", "housing-search"))
                    visits(desk, month, random.nextInt(3) == 0 ? 1 + random.nextInt(4) : random.nextInt(50), theme);
            versions += read(month, 1);
            // some counts grow by a lot: it may be told
            for (var desk : desks.subList(0, 3)) visits(desk, month, 20 + random.nextInt(30), "family-benefits");
            versions += read(month, 2);
        }
        assertThat(versions).isGreaterThanOrEqualTo(3);
        assertThat(secrets).hasSizeGreaterThan(5);
        assertThat(attack.found(secrets)).isEmpty();
        var page = pages.get("/reseau-en-chiffres?mois=" + first);
        assertThat(page).hasStatusOk().bodyText().contains("id=\"places\"", "janvier 2011");
    }

    @Test
    void what_is_no_month_or_no_format_is_answered_clearly() {
        assertThat(pages.get("/api/v1/public-figures?month=spring")).hasStatus(400);
        assertThat(mvc.get().uri("/api/v1/public-figures").param("month", "+999999999-12"))
                .hasStatus(400);
        assertThat(pages.get("/api/v1/public-figures?format=pdf")).hasStatus(400);
        assertThat(pages.get("/api/v1/public-figures?month=1999-01"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("[]");
        assertThat(pages.get("/reseau-en-chiffres?mois=spring&departement=%3C")).hasStatusOk();
    }

    /** @return 1 where there is such a version */
    private int read(YearMonth month, int version) throws Exception {
        var counted = Asking.as(Scope.network()).call(() -> {
            makeReleases.make(month);
            return transaction.execute(status -> makeReleases.table(month).counted());
        });
        var body = pages.get("/api/v1/public-figures?month=" + month)
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        for (var release : JsonMapper.shared().readTree(body))
            if (release.get("version").asInt() == version) {
                know(month + " " + version, release.get("lignes"), truth(Objects.requireNonNull(counted)));
                pagesSayNoMore(month, release.get("lignes"));
                return 1;
            }
        return 0;
    }

    /** The public page of the month, of each region's departments and their communes: each number on it stands in the release. */
    private void pagesSayNoMore(YearMonth month, JsonNode lines) throws Exception {
        var told = new HashSet<Long>();
        var departments = new TreeSet<String>(List.of(""));
        for (var line : lines) {
            for (var measure : MEASURES)
                if (line.has(measure)) told.add(line.get(measure).asLong());
            if (line.get("niveau").asString().equals("departement"))
                departments.add(line.path("code").asString(""));
        }
        int seen = 0;
        for (var department : departments) {
            var answer = pages.get("/reseau-en-chiffres?mois=" + month + "&departement=" + department);
            assertThat(answer).hasStatusOk();
            var page = Pages.read(answer);
            for (var text : page.select("#places td, #families-there td").eachText()) {
                var digits = text.replaceAll("[^0-9]", "");
                if (digits.isEmpty()) continue;
                seen++;
                assertThat(told).as(month + " " + department).contains(Long.parseLong(digits));
            }
        }
        assertThat(seen).isPositive();
    }

    private static Map<String, Line> truth(List<Line> counted) {
        var truth = new HashMap<String, Line>();
        for (var line : counted)
            truth.put(LEVELS[line.level().ordinal()] + "|" + line.code() + '|' + family(line.family()), line);
        return truth;
    }

    private static String family(@Nullable String code) {
        return code == null ? "" : code.isEmpty() ? "autre" : code;
    }

    private void know(String release, JsonNode lines, Map<String, Line> truth) {
        var parts = new HashMap<String, List<String>>();
        for (var line : lines) {
            var level = line.get("niveau").asString();
            var code = line.path("code").asString("");
            var family = line.path("famille").asString("");
            var counted = Objects.requireNonNull(truth.get(level + "|" + code + '|' + family), line.toString());
            for (var measure : family.isEmpty() ? MEASURES : List.of("demandes")) {
                var name = String.join("|", release, measure, level, code, family);
                long value = Objects.requireNonNull(
                        switch (measure) {
                            case "passages" -> counted.visits();
                            case "personnes" -> counted.persons();
                            default -> counted.requests();
                        });
                assertThat(line.has(measure)).isEqualTo(!line.get("masque").asBoolean());
                if (line.has(measure)) {
                    attack.told(List.of(name), line.get(measure).asLong());
                    assertThat(value == 0 || value >= 5).as(name).isTrue();
                } else if (value > 0 && value < 5) secrets.put(name, value);
                int depth = List.of(LEVELS).indexOf(level);
                if (depth > 0)
                    parts.computeIfAbsent(
                                    String.join(
                                            "|",
                                            release,
                                            measure,
                                            LEVELS[depth - 1],
                                            line.path("rattachement").asString(""),
                                            family),
                                    u -> new ArrayList<>())
                            .add(name);
                if (!family.isEmpty())
                    parts.computeIfAbsent(
                                    "families " + String.join("|", release, measure, level, code, ""),
                                    u -> new ArrayList<>())
                            .add(name);
                // nobody comes alone without being a person, nor without asking for something
                if (family.isEmpty() && !measure.equals("passages"))
                    attack.notLess(name, String.join("|", release, "passages", level, code, family));
            }
        }
        // communes have no lines of families
        parts.forEach((whole, of) -> attack.isSum(whole.replace("families ", ""), of));
    }

    private VisitsFixtures.Desk aDeskIn(String insee) {
        var desk = visitsFixtures.aDesk();
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        status -> database.sql("update network.point set insee = :insee where id = :id")
                                .param("insee", insee)
                                .param("id", desk.point())
                                .update()));
        return desk;
    }

    private void visits(VisitsFixtures.Desk desk, YearMonth month, int count, String theme) {
        if (count == 0) return;
        var request =
                new Visit.Request(Ids.next(), theme, null, "information", "settled", null, 10, null, null, null, null);
        var act = CountedAct.of(VisitsFixtures.with(VisitsFixtures.aVisit(desk.point()), List.of(request)))
                .cells();
        var cells = new Cells();
        for (int i = 0; i < count; i++) cells.add(act);
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(status ->
                        pending.append(desk.association(), new Place(desk.point(), null, month.atDay(9)), cells)));
    }
}
