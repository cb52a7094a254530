// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.protection.SmallCounts;
import fr.parvis.protection.SmallCountsFixtures;
import fr.parvis.visits.Direction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything that somebody outside can ask for, of networks made by chance: all runs of months, all extents, all dimensions. With
 * {@code -Dparvis.attack.networks=200} it runs for longer.
 */
class SubtractionAttackTest {
    private static final int THRESHOLD = 5;
    private static final int NETWORKS = Integer.getInteger("parvis.attack.networks", 5);
    private static final int MONTHS = 3;

    private static final List<Dimension> DIMENSIONS = List.of(
            Dimension.THEME,
            Dimension.FAMILY,
            Dimension.OPERATOR,
            Dimension.RESULT,
            Dimension.AGE_BAND,
            Dimension.PRESENCE,
            Dimension.WALL,
            Dimension.BLOCKER,
            Dimension.AUTONOMY);

    /** Who looks. The head of the network reads by page, file or token the same, and what everybody sees. */
    private enum Reader {
        HEAD,
        PUBLIC
    }

    /** What is wrong on purpose. */
    private enum Rule {
        OURS,
        LINES_BY_COUNT,
        ANY_PERIOD
    }

    private final SmallCounts smallCounts = SmallCountsFixtures.of(THRESHOLD);

    @ParameterizedTest
    @EnumSource(Reader.class)
    void nobody_outside_calculates_a_hidden_count(Reader reader) {
        for (int seed = 0; seed < NETWORKS; seed++) {
            var attack = new Published(network(seed), Rule.OURS, reader);
            assertThat(attack.secrets).as("network %d", seed).isNotEmpty();
            assertThat(attack.found()).as("network %d", seed).isEmpty();
        }
    }

    @Test
    void lines_that_kept_their_place_by_count_would_tell_some() {
        int found = 0;
        for (int seed = 0; seed < NETWORKS; seed++)
            found += new Published(part(network(seed), 1), Rule.LINES_BY_COUNT, Reader.HEAD)
                    .found()
                    .size();
        assertThat(found).isPositive();
    }

    @Test
    void periods_of_any_length_with_lists_hidden_each_for_itself_would_tell_many() {
        var attack = new Published(part(network(1), MONTHS), Rule.ANY_PERIOD, Reader.HEAD);
        assertThat(attack.found().size()).isGreaterThan(attack.secrets.size() / 4);
    }

    @Test
    void an_association_alone_in_its_network_and_one_of_five_different_persons_are_not_told_either() {
        var five = List.of(
                List.of(acts(new Random(3), 5, 40)), List.of(acts(new Random(4), 60, 12), acts(new Random(5), 7, 12)));
        for (var network : List.of(List.of(five.get(0)), List.of(five.get(1))))
            for (var reader : Reader.values())
                assertThat(new Published(network, Rule.OURS, reader).found()).isEmpty();
    }

    /** Months of associations; large and tiny ones, as in a network. */
    private static List<List<Cells>> network(int seed) {
        var random = new Random(seed);
        int associations = 1 + random.nextInt(6);
        var sizes = IntStream.range(0, associations)
                .map(a -> (int) Math.exp(1 + 4 * random.nextDouble()))
                .toArray();
        var months = new ArrayList<List<Cells>>();
        for (int month = 0; month < MONTHS; month++) {
            var cells = new ArrayList<Cells>();
            for (int size : sizes)
                cells.add(acts(random, random.nextInt(8) == 0 ? random.nextInt(6) : size + random.nextInt(6), 14));
            months.add(cells);
        }
        return months;
    }

    /** So many months of two associations at most: enough where something is wrong. */
    private static List<List<Cells>> part(List<List<Cells>> network, int months) {
        return network.subList(0, months).stream()
                .map(month -> month.subList(0, Math.min(2, month.size())))
                .toList();
    }

    private static Cells acts(Random random, int count, int codes) {
        var cells = new Cells();
        for (int i = 0; i < count; i++) {
            var needs = new ArrayList<CountedAct.Need>();
            for (int n = random.nextInt(4) == 0 ? 2 : 1; n > 0; n--) {
                boolean blocked = random.nextInt(6) == 0;
                needs.add(new CountedAct.Need(
                        "theme-" + skewed(random, codes),
                        random.nextInt(3) == 0 ? null : "operator-" + skewed(random, 6),
                        "information",
                        blocked ? "blocked" : random.nextInt(9) == 0 ? "referred" : "settled",
                        blocked ? "wall-" + skewed(random, 4) : null,
                        10,
                        null,
                        random.nextInt(2) == 0 ? null : "autonomy-" + skewed(random, 4),
                        null));
            }
            cells.add(new CountedAct(
                            new UUID(1, 1),
                            null,
                            LocalDate.of(2026, 1, 1),
                            "presence-" + skewed(random, 3),
                            Direction.INCOMING,
                            1,
                            random.nextInt(5) == 0 ? null : "age-" + skewed(random, 5),
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            needs)
                    .cells());
        }
        return cells;
    }

    private static int skewed(Random random, int codes) {
        return (int) (codes * Math.pow(random.nextDouble(), 2));
    }

    private static String familyOf(String theme) {
        return "family-" + Integer.parseInt(theme.substring(theme.indexOf('-') + 1)) % 4;
    }

    /** What a reader is told of a network, as equations. */
    private final class Published {
        private final SubtractionAttack attack = new SubtractionAttack();
        private final Map<String, Long> secrets = new HashMap<>();
        private final List<List<Cells>> months;
        private final List<Map<UUID, HiddenCells>> hidden = new ArrayList<>();
        private final Rule rule;
        private final Reader reader;
        private final int associations;

        Published(List<List<Cells>> months, Rule rule, Reader reader) {
            this.months = months;
            this.rule = rule;
            this.reader = reader;
            associations = months.getFirst().size();
            for (var month : months) {
                var of = new HashMap<UUID, Cells>();
                for (int a = 0; a < associations; a++) of.put(id(a), copy(month.get(a)));
                hidden.add(new MonthTable(of, SubtractionAttackTest::familyOf, smallCounts).hidden());
            }
            for (int m = 0; m < months.size(); m++) whatEverybodyKnows(m);
            for (int from = 0; from < months.size(); from++)
                for (int to = from; to < months.size(); to++)
                    for (int scope = reader == Reader.PUBLIC ? associations : 0; scope <= associations; scope++)
                        publish(scope, from, to);
        }

        java.util.Set<String> found() {
            return attack.found(secrets);
        }

        private Cells copy(Cells cells) {
            var copy = new Cells().add(cells);
            cells.of(Dimension.THEME).forEach((theme, sum) -> copy.add(Dimension.FAMILY, familyOf(theme), sum));
            return copy;
        }

        private static UUID id(int association) {
            return new UUID(7, association);
        }

        private UUID scope(int scope) {
            return scope == associations ? SheetKey.NETWORK : id(scope);
        }

        private Cells cells(int scope, int month) {
            if (scope < associations) return copy(months.get(month).get(scope));
            var sum = new Cells();
            for (int a = 0; a < associations; a++)
                sum.add(copy(months.get(month).get(a)));
            return sum;
        }

        private TreeSet<String> universe(int month, Dimension dimension) {
            return new TreeSet<>(cells(associations, month).of(dimension).keySet());
        }

        private static String count(int scope, int month, Dimension dimension, String code) {
            return scope + "/" + month + "/" + dimension + "/" + code;
        }

        /** How counts hang together, in the months of a network and whatever the counts are. */
        private void whatEverybodyKnows(int month) {
            for (int scope = 0; scope <= associations; scope++) {
                for (var dimension : DIMENSIONS) {
                    var codes = new ArrayList<String>();
                    for (var code : universe(month, dimension)) codes.add(count(scope, month, dimension, code));
                    if (dimension == Dimension.FAMILY || dimension == Dimension.BLOCKER) {
                        for (var group : universe(month, dimension)) {
                            var parts = new ArrayList<String>();
                            var lower = dimension == Dimension.FAMILY ? Dimension.THEME : Dimension.WALL;
                            for (var code : universe(month, lower))
                                if (group.equals(
                                        lower == Dimension.THEME
                                                ? familyOf(code)
                                                : code.substring(code.indexOf('|') + 1)))
                                    parts.add(count(scope, month, lower, code));
                            attack.isSum(count(scope, month, dimension, group), parts);
                        }
                    } else if (dimension == Dimension.WALL) {
                        if (universe(month, Dimension.RESULT).contains("blocked"))
                            attack.isSum(count(scope, month, Dimension.RESULT, "blocked"), codes);
                    } else if (dimension != Dimension.AUTONOMY) {
                        attack.isSum(
                                count(
                                        scope,
                                        month,
                                        Dimension.TOTAL,
                                        dimension.of().name()),
                                codes);
                    }
                    if (scope == associations)
                        for (var code : universe(month, dimension)) {
                            int m = month;
                            attack.isSum(
                                    count(scope, month, dimension, code),
                                    IntStream.range(0, associations)
                                            .mapToObj(a -> count(a, m, dimension, code))
                                            .toList());
                        }
                }
            }
        }

        private void publish(int scope, int from, int to) {
            var hide = new HiddenCells();
            var sum = new Cells();
            for (int m = from; m <= to; m++) {
                var of = hidden.get(m).get(scope(scope));
                if (of != null) hide.add(of);
                sum.add(cells(scope, m));
            }
            boolean lists = rule == Rule.ANY_PERIOD;
            var total = sum.total();
            if (lists ? !smallCounts.isSmall(total.visits()) : !hide.all()) {
                tell(scope, from, to, Dimension.TOTAL, "VISITS", total.visits());
                tell(scope, from, to, Dimension.TOTAL, "REQUESTS", total.requests());
            } else {
                secret(scope, from, to, Dimension.TOTAL, "VISITS", total.visits());
            }
            for (var dimension : DIMENSIONS) {
                boolean told = reader == Reader.PUBLIC
                        ? dimension == Dimension.FAMILY
                        : dimension != Dimension.FAMILY || scope == associations;
                var codes = sum.of(dimension).keySet().stream()
                        .filter(code -> dimension.count(sum.of(dimension, code)) > 0)
                        .sorted(Comparator.comparingLong((String code) -> -dimension.count(sum.of(dimension, code)))
                                .thenComparing(code -> code))
                        .toList();
                boolean listed = told && (lists || !hide.unlisted(dimension));
                var ofList = smallCounts.hidden(codes.stream()
                        .map(code -> dimension.count(sum.of(dimension, code)))
                        .toList());
                @Nullable String before = null;
                for (int i = 0; i < codes.size(); i++) {
                    var code = codes.get(i);
                    long value = dimension.count(sum.of(dimension, code));
                    boolean hidden = lists ? ofList.get(i) : hide.holds(dimension, code);
                    if (listed && !hidden) tell(scope, from, to, dimension, code, value);
                    else secret(scope, from, to, dimension, code, value);
                    if (listed && hidden) attack.atLeast(counts(scope, from, to, dimension, code), 1);
                    if (listed && rule == Rule.LINES_BY_COUNT && from == to) {
                        var here = count(scope, from, dimension, code);
                        if (before != null) attack.notLess(before, here);
                        before = here;
                    }
                }
                if (!listed) continue;
                for (int m = from; m <= to; m++)
                    for (var code : universe(m, dimension))
                        if (!codes.contains(code)) attack.told(List.of(count(scope, m, dimension, code)), 0);
            }
        }

        private List<String> counts(int scope, int from, int to, Dimension dimension, String code) {
            return IntStream.rangeClosed(from, to)
                    .filter(m -> dimension == Dimension.TOTAL
                            || universe(m, dimension).contains(code))
                    .mapToObj(m -> count(scope, m, dimension, code))
                    .toList();
        }

        private void tell(int scope, int from, int to, Dimension dimension, String code, long value) {
            attack.told(counts(scope, from, to, dimension, code), value);
        }

        private void secret(int scope, int from, int to, Dimension dimension, String code, long value) {
            if (value < 1 || value >= THRESHOLD) return;
            if (from == to) {
                secrets.put(count(scope, from, dimension, code), value);
            } else {
                var name = scope + "/" + from + "-" + to + "/" + dimension + "/" + code;
                attack.isSum(name, counts(scope, from, to, dimension, code));
                secrets.put(name, value);
            }
        }
    }
}
