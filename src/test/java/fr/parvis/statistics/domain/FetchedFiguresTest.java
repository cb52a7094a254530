// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.nomenclature.Act;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.Translation;
import fr.parvis.protection.SmallCounts;
import fr.parvis.values.Period;
import fr.parvis.visits.Direction;
import fr.parvis.visits.VisitsFixtures;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the head of the network can fetch of some months, in all runs, of all associations, and their partners' codes: no hidden count can be
 * calculated from it.
 */
@ParvisTest
class FetchedFiguresTest {
    private static final int MONTHS = 3;
    private static final int[] SIZES = {70, 25, 6};

    /** Long before the acts of other tests. */
    private static final YearMonth FIRST = YearMonth.of(2017, 3);

    private static final List<Dimension> OF_REQUESTS =
            List.of(Dimension.THEME, Dimension.OPERATOR, Dimension.LEVEL, Dimension.RESULT);
    private static final List<Dimension> OF_VISITS =
            List.of(Dimension.PRESENCE, Dimension.DIRECTION, Dimension.AGE_BAND);
    private static final List<OutsideList> LISTS =
            List.of(OutsideList.NF_X60_600, OutsideList.COOP_THEME, OutsideList.COOP_ADMINISTRATIVE_THEME);

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Pending pending;

    @Autowired
    CodesOfPartners codes;

    @Autowired
    Nomenclature nomenclature;

    @Autowired
    SmallCounts smallCounts;

    @Autowired
    Pages pages;

    private final JsonMapper json = new JsonMapper();
    private final SubtractionAttack attack = new SubtractionAttack();
    private final Map<String, Long> secrets = new HashMap<>();
    private final List<VisitsFixtures.Desk> desks = new ArrayList<>();
    private final List<List<Cells>> months = new ArrayList<>();
    private SignedIn head;

    @BeforeEach
    void threeAssociations() {
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
        for (int size : SIZES) desks.add(visitsFixtures.aDesk());
        var random = new Random(11);
        var catalogue = nomenclature.on(FIRST.atDay(1));
        var themes = catalogue.themes().stream()
                .flatMap(family -> family.themes().stream())
                .map(theme -> theme.code())
                .limit(12)
                .toList();
        var operators = catalogue.list(CodeList.OPERATOR).stream()
                .map(code -> code.code())
                .limit(5)
                .toList();
        for (int m = 0; m < MONTHS; m++) {
            var ofMonth = new ArrayList<Cells>();
            for (int a = 0; a < SIZES.length; a++) {
                var cells = new Cells();
                for (int i = random.nextInt(5); i < SIZES[a]; i++) {
                    boolean blocked = random.nextInt(6) == 0;
                    cells.add(new CountedAct(
                                    desks.get(a).point(),
                                    null,
                                    FIRST.plusMonths(m).atDay(9),
                                    random.nextInt(4) == 0 ? "phone" : "walk-in",
                                    random.nextInt(7) == 0 ? Direction.OUTGOING : Direction.INCOMING,
                                    1,
                                    random.nextInt(3) == 0 ? null : skewed(random, List.of("a", "b", "c", "d")),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    List.of(),
                                    List.of(new CountedAct.Need(
                                            skewed(random, themes),
                                            random.nextInt(3) == 0 ? null : skewed(random, operators),
                                            "information",
                                            blocked ? "blocked" : random.nextInt(9) == 0 ? "referred" : "settled",
                                            blocked ? skewed(random, List.of("x", "y", "z")) : null,
                                            10,
                                            null,
                                            null,
                                            null)))
                            .cells());
                }
                ofMonth.add(cells);
                var desk = desks.get(a);
                var day = FIRST.plusMonths(m).atDay(9);
                Asking.as(desk.association())
                        .run(() -> transaction.executeWithoutResult(
                                _ -> pending.append(desk.association(), new Place(desk.point(), null, day), cells)));
            }
            months.add(ofMonth);
        }
    }

    private static String skewed(Random random, List<String> codes) {
        return codes.get((int) (codes.size() * Math.pow(random.nextDouble(), 2)));
    }

    @Test
    void the_head_of_the_network_calculates_no_hidden_count_from_all_that_can_be_fetched() throws Exception {
        for (int m = 0; m < MONTHS; m++) whatEverybodyKnows(m);
        for (int from = 0; from < MONTHS; from++)
            for (int to = from; to < MONTHS; to++) {
                for (int scope = 0; scope <= SIZES.length; scope++) fetch(scope, from, to);
                fetchCodes(from, to);
            }
        assertThat(secrets).hasSizeGreaterThan(20);
        assertThat(attack.found(secrets)).isEmpty();
    }

    private Cells cells(int scope, int month) {
        if (scope < SIZES.length) return months.get(month).get(scope);
        var sum = new Cells();
        months.get(month).forEach(sum::add);
        return sum;
    }

    private TreeSet<String> universe(int month, Dimension dimension) {
        return new TreeSet<>(cells(SIZES.length, month).of(dimension).keySet());
    }

    private static String count(int scope, int month, Object dimension, String code) {
        return scope + "/" + month + "/" + dimension + "/" + code;
    }

    private void whatEverybodyKnows(int month) {
        for (int scope = 0; scope <= SIZES.length; scope++) {
            int here = scope;
            for (var dimension : all()) {
                var names = universe(month, dimension).stream()
                        .map(code -> count(here, month, dimension, code))
                        .toList();
                if (dimension == Dimension.BLOCKER)
                    attack.isSum(count(scope, month, Dimension.RESULT, "blocked"), names);
                else attack.isSum(total(scope, month, dimension), names);
                if (scope == SIZES.length)
                    for (var code : universe(month, dimension))
                        attack.isSum(
                                count(scope, month, dimension, code),
                                IntStream.range(0, SIZES.length)
                                        .mapToObj(a -> count(a, month, dimension, code))
                                        .toList());
            }
        }
        // an act has one theme, one operator, one level: of the network, where their translations are told
        int all = SIZES.length;
        for (var source : List.of(Dimension.THEME, Dimension.OPERATOR, Dimension.LEVEL)) {
            int at = source == Dimension.THEME ? 0 : source == Dimension.OPERATOR ? 1 : 3;
            for (var code : universe(month, source))
                attack.isSum(
                        count(all, month, source, code),
                        universe(month, Dimension.ACT).stream()
                                .filter(act -> act.split("\\|", -1)[at].equals(code))
                                .map(act -> count(all, month, Dimension.ACT, act))
                                .toList());
        }
    }

    private static List<Dimension> all() {
        var all = new ArrayList<>(OF_REQUESTS);
        all.addAll(OF_VISITS);
        all.add(Dimension.BLOCKER);
        return all;
    }

    private static String total(int scope, int month, Dimension dimension) {
        return count(scope, month, Dimension.TOTAL, dimension.of().name());
    }

    private JsonNode get(int scope, int from, int to) throws Exception {
        var address = "/api/v1/figures?from=" + FIRST.plusMonths(from).atDay(1) + "&to="
                + FIRST.plusMonths(to).atEndOfMonth();
        if (scope < SIZES.length) address += "&association=" + desks.get(scope).association();
        var answer = pages.as(head).get(address);
        assertThat(answer).hasStatusOk();
        return json.readTree(answer.getResponse().getContentAsString());
    }

    private void fetch(int scope, int from, int to) throws Exception {
        var document = get(scope, from, to);
        var sum = new Cells();
        for (int m = from; m <= to; m++) sum.add(cells(scope, m));
        for (var of : List.of("visits", "requests")) {
            var value = document.path(of);
            var names = IntStream.rangeClosed(from, to)
                    .mapToObj(m -> count(scope, m, Dimension.TOTAL, of.toUpperCase(Locale.ROOT)))
                    .toList();
            long truth =
                    of.equals("visits") ? sum.total().visits() : sum.total().requests();
            if (isHidden(value)) secret(names, scope + "/" + from + "-" + to + "/total/" + of, truth);
            else {
                assertThat(value.asLong()).isEqualTo(truth);
                attack.told(names, value.asLong());
            }
        }
        for (var dimension : all()) {
            var lines = document.path("by").path(dimension.name().toLowerCase(Locale.ROOT));
            var seen = new TreeSet<String>();
            for (var line : lines) {
                var code = line.path("code").isNull() ? "" : line.path("code").asString();
                var value = line.path(dimension.of() == Dimension.Of.REQUESTS ? "requests" : "visits");
                var names = names(scope, from, to, dimension, code);
                long truth = dimension.count(sum.of(dimension, code));
                if (names.isEmpty()) {
                    // a line that stands although nothing was counted
                    assertThat(truth).isZero();
                    continue;
                }
                seen.add(code);
                if (isHidden(value)) {
                    attack.atLeast(names, 1);
                    secret(names, scope + "/" + from + "-" + to + "/" + dimension + "/" + code, truth);
                } else {
                    assertThat(value.asLong()).isEqualTo(truth);
                    attack.told(names, value.asLong());
                }
            }
            for (int m = from; m <= to; m++)
                for (var code : universe(m, dimension)) {
                    if (seen.contains(code)) continue;
                    if (seen.isEmpty())
                        secret(
                                List.of(count(scope, m, dimension, code)),
                                scope + "/" + m + "/unlisted/" + dimension + "/" + code,
                                dimension.count(cells(scope, m).of(dimension, code)));
                    else attack.told(List.of(count(scope, m, dimension, code)), 0);
                }
        }
    }

    private static boolean isHidden(JsonNode value) {
        return value.isNull() || value.isMissingNode();
    }

    private List<String> names(int scope, int from, int to, Dimension dimension, String code) {
        return IntStream.rangeClosed(from, to)
                .filter(m -> universe(m, dimension).contains(code))
                .mapToObj(m -> count(scope, m, dimension, code))
                .toList();
    }

    private void secret(Collection<String> names, String name, long truth) {
        if (!smallCounts.isSmall(truth)) return;
        attack.isSum(name, names);
        secrets.put(name, truth);
    }

    private void fetchCodes(int from, int to) {
        var period =
                new Period(FIRST.plusMonths(from).atDay(1), FIRST.plusMonths(to).atEndOfMonth());
        var told = Asking.as(Scope.network()).call(() -> codes.outside(period));
        for (var list : told) {
            if (!LISTS.contains(list.translated().list()) || list.hidesAll()) continue;
            for (var row : list.translated().rows()) {
                var acts = acts(list.translated().list(), row.code(), from, to);
                var name = "codes/" + from + "-" + to + "/" + list.translated().list() + "/" + row.code();
                if (!list.hidden().contains(row.code()) && !smallCounts.isSmall(row.requests()))
                    attack.told(acts, row.requests());
                else {
                    attack.atLeast(acts, 1);
                    secret(acts, name, row.requests());
                }
            }
            if (!list.hidesWithout())
                attack.told(
                        acts(list.translated().list(), null, from, to),
                        list.translated().without());
        }
    }

    private List<String> acts(OutsideList list, @Nullable String code, int from, int to) {
        var names = new ArrayList<String>();
        for (int m = from; m <= to; m++) {
            var catalogue = nomenclature.on(FIRST.plusMonths(m).atDay(9));
            for (var act : universe(m, Dimension.ACT)) {
                var parts = act.split("\\|", -1);
                var targets = catalogue
                        .translate(list, new Act(parts[0], parts[1], parts[2], parts[3]))
                        .map(Translation::targets)
                        .orElse(List.of());
                if (code == null ? targets.isEmpty() : targets.contains(code))
                    names.add(count(SIZES.length, m, Dimension.ACT, act));
            }
        }
        return names;
    }
}
