// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.SomeAssociations;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.protection.SmallCounts;
import fr.parvis.statistics.domain.SubtractionAttack;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import fr.parvis.visits.VisitsFixtures;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Attack on the explorer over HTTP: all that the head of the network can ask about some associations, by one, two and three dimensions, with filters, of two months and of
 * both together, is put into one linear programme, which finds no small count.
 */
@ParvisTest
class ExplorerAttackTest {
    private static final String API = "/api/v1/figures/answers?";
    private static final String PAGE = "/bureau/chiffres/explorer?";
    private static final int[] SIZES = {90, 40, 9};
    private static final List<String> RESULTS = List.of("settled", "referred", "follow-up");

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    PastVisits visits;

    @Autowired
    SmallCounts smallCounts;

    @Autowired
    SomeAssociations some;

    @Autowired
    Pages pages;

    /** Of this test alone: no other test has acts in these months. */
    private final YearMonth first = YearMonth.of(1995, 5);

    private final YearMonth second = first.plusMonths(1);
    private final SubtractionAttack attack = new SubtractionAttack();
    private final Map<String, Long> secrets = new HashMap<>();
    private final List<String> associations = new ArrayList<>();
    private final Map<YearMonth, Map<String, Long>> truth = new HashMap<>();
    private final TreeSet<String> themes = new TreeSet<>();
    private final TreeSet<String> results = new TreeSet<>();
    private SignedIn head;
    private int hidden;

    @BeforeEach
    void three_associations_with_two_months() {
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var random = new Random(7);
        var known =
                List.of("family-benefits", "housing-search", "energy-unpaid-bill", "health-rights", "housing-landlord");
        for (int size : SIZES) {
            var desk = visitsFixtures.aDesk();
            associations.add(desk.association().toString());
            for (var month : List.of(first, second)) {
                var acts = new ArrayList<Visit>();
                for (int i = random.nextInt(5); i < size; i++) {
                    var theme = skewed(random, known);
                    var result = skewed(random, RESULTS);
                    themes.add(theme);
                    results.add(result);
                    truth.computeIfAbsent(month, m -> new HashMap<>())
                            .merge(String.join("|", desk.association().toString(), theme, result), 1L, Long::sum);
                    var request = new Visit.Request(
                            Ids.next(), theme, null, "information", result, null, 10, null, null, null, null);
                    int days = (int) ChronoUnit.DAYS.between(month.atDay(9), LocalDate.now(NetworkTime.ZONE));
                    acts.add(VisitsFixtures.daysAgo(days, desk).withRequests(List.of(request)));
                }
                Network.as(desk.mediator(), () -> visits.load(acts));
            }
        }
        // no others have acts in these months, and each question asks them all
        some.only(associations.stream().map(UUID::fromString).toList());
    }

    @AfterEach
    void all_associations() {
        some.everyOne();
    }

    private static String skewed(Random random, List<String> codes) {
        return codes.get((int) (codes.size() * Math.pow(random.nextDouble(), 2)));
    }

    @Test
    void all_answers_together_tell_no_small_count() throws Exception {
        for (var months : List.of(List.of(first), List.of(second), List.of(first, second))) {
            for (var split : List.of("", "theme", "resultat", "association")) ask(months, null, split, "", null, null);
            ask(months, null, "theme", "association", null, null);
            ask(months, null, "association", "resultat", null, null);
            ask(months, null, "theme", "resultat", null, null);
            for (var result : RESULTS) {
                ask(months, null, "theme", "", null, result);
                ask(months, null, "theme", "association", null, result);
            }
            for (var one : associations) {
                for (var split : List.of("", "theme", "resultat")) ask(months, one, split, "", null, null);
                ask(months, one, "theme", "resultat", null, null);
                for (var theme : themes) ask(months, one, "resultat", "", theme, null);
            }
        }
        truth.forEach((month, counts) -> {
            for (var association : Stream.concat(Stream.of((String) null), associations.stream())
                    .toList())
                for (var theme : orAll(themes))
                    for (var result : orAll(results)) {
                        long count = cells(List.of(month), association, theme, result).stream()
                                .mapToLong(this::count)
                                .sum();
                        if (!smallCounts.isSmall(count)) continue;
                        var name = month + " " + association + ' ' + theme + ' ' + result;
                        attack.isSum(name, cells(List.of(month), association, theme, result));
                        secrets.put(name, count);
                    }
        });
        assertThat(secrets).hasSizeGreaterThan(20);
        assertThat(hidden).isGreaterThan(100);
        assertThat(attack.found(secrets)).isEmpty();
    }

    private static List<@Nullable String> orAll(TreeSet<String> codes) {
        var all = new ArrayList<@Nullable String>(codes);
        all.add(null);
        return all;
    }

    private List<String> cells(
            List<YearMonth> months, @Nullable String association, @Nullable String theme, @Nullable String result) {
        var cells = new ArrayList<String>();
        for (var month : months)
            for (var a : association == null ? associations : List.of(association))
                for (var t : theme == null ? themes : List.of(theme))
                    for (var r : result == null ? results : List.of(result))
                        cells.add(month + "/" + String.join("|", a, t, r));
        return cells;
    }

    private long count(String cell) {
        int at = cell.indexOf('/');
        return truth.getOrDefault(YearMonth.parse(cell.substring(0, at)), Map.of())
                .getOrDefault(cell.substring(at + 1), 0L);
    }

    private static String address(
            List<YearMonth> months,
            @Nullable String association,
            String rows,
            String columns,
            @Nullable String theme,
            @Nullable String result) {
        return "mesure=requests&lignes=" + rows + "&colonnes=" + columns + "&du="
                + months.getFirst().atDay(1) + "&au=" + months.getLast().atEndOfMonth()
                + (association == null ? "&etendue=reseau" : "&etendue=association:" + association)
                + (theme == null ? "" : "&theme=" + theme) + (result == null ? "" : "&resultat=" + result);
    }

    private void ask(
            List<YearMonth> months,
            @Nullable String association,
            String rows,
            String columns,
            @Nullable String theme,
            @Nullable String result)
            throws Exception {
        var address = address(months, association, rows, columns, theme, result);
        var answer = pages.as(head).get(API + address);
        assertThat(answer).as(address).hasStatusOk();
        var document = JsonMapper.shared().readTree(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
        assertThat(document.path("remarks").toString()).as(address).doesNotContain("retir");
        var told = new TreeSet<String>();
        for (var cell : document.path("cells")) {
            var row = text(cell, "row");
            var column = text(cell, "column");
            told.add(row + "/" + column);
            var sum = cells(
                    months,
                    one(association, rows, columns, row, column, "association"),
                    one(theme, rows, columns, row, column, "theme"),
                    one(result, rows, columns, row, column, "resultat"));
            var value = cell.path("values").get(0);
            long counted = sum.stream().mapToLong(this::count).sum();
            if (value.isNull()) hidden++;
            else {
                assertThat(value.asLong()).as(address + " " + cell).isEqualTo(counted);
                // of one month no small count is ever told
                if (months.size() == 1)
                    assertThat(smallCounts.isSmall(counted)).as(address + cell).isFalse();
                attack.told(sum, counted);
            }
        }
        // what is not listed is zero
        for (var row : codes(rows))
            for (var column : codes(columns))
                if (!told.contains(row + "/" + column))
                    attack.told(
                            cells(
                                    months,
                                    one(association, rows, columns, row, column, "association"),
                                    one(theme, rows, columns, row, column, "theme"),
                                    one(result, rows, columns, row, column, "resultat")),
                            0);
        if (columns.isEmpty() && !rows.isEmpty() && months.size() > 1) page(address, document);
    }

    /** The page and the file say the same as the answer to programs. */
    private void page(String address, JsonNode document) throws Exception {
        var shown = new ArrayList<String>();
        for (var cell : document.path("cells")) {
            var value = cell.path("values").get(0);
            shown.add(value.isNull() ? "masqué" : String.valueOf(value.asLong()));
        }
        var page = Jsoup.parse(body(PAGE + address + "&toutes=oui"));
        // of a whole that is told to be nothing there is no table
        if (page.select("#answer").isEmpty()) {
            assertThat(shown).as(address).allMatch("masqué"::equals);
            return;
        }
        assertThat(page.select("#answer tbody td, #answer tfoot td").eachText())
                .as(address)
                .containsExactlyInAnyOrderElementsOf(shown);
        var file = body("/bureau/chiffres/explorer/export.csv?" + address + "&toutes=oui");
        for (var line : page.select("#answer tbody tr"))
            assertThat(file).as(address).contains(line.select("td").text());
    }

    private String body(String address) throws Exception {
        var answer = pages.as(head).get(address);
        assertThat(answer).as(address).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private List<@Nullable String> codes(String split) {
        return switch (split) {
            case "theme" -> orAll(themes);
            case "resultat" -> orAll(results);
            case "association" -> orAll(new TreeSet<>(associations));
            default -> orAll(new TreeSet<>());
        };
    }

    private static @Nullable String text(JsonNode cell, String field) {
        var value = cell.path(field);
        return value.isNull() || value.isMissingNode() ? null : value.asString();
    }

    private static @Nullable String one(
            @Nullable String filter,
            String rows,
            String columns,
            @Nullable String row,
            @Nullable String column,
            String dimension) {
        return rows.equals(dimension) && row != null
                ? row
                : columns.equals(dimension) && column != null ? column : filter;
    }
}
