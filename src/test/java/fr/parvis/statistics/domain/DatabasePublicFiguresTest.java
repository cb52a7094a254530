// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.ParvisTest;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.network.Communes;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.protection.SmallCountsFixtures;
import fr.parvis.shell.Words;
import fr.parvis.statistics.PublicFigures;
import fr.parvis.statistics.PublicFigures.Amount;
import fr.parvis.statistics.papers.PublicFamilyNames;
import fr.parvis.values.Ids;
import fr.parvis.visits.Visit;
import fr.parvis.visits.VisitsFixtures;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class DatabasePublicFiguresTest {
    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Pending pending;

    @Autowired
    Nomenclature nomenclature;

    @Autowired
    Points points;

    @Autowired
    Communes communes;

    private void visits(VisitsFixtures.Desk desk, YearMonth month, int count) {
        visits(desk, month, count, "family-benefits");
    }

    private void visits(VisitsFixtures.Desk desk, YearMonth month, int count, String theme) {
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

    private VisitsFixtures.Desk aDesk() {
        return visitsFixtures.aDesk();
    }

    private VisitsFixtures.Desk aDeskIn(String insee) {
        var desk = aDesk();
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        status -> database.sql("update network.point set insee = :insee where id = :id")
                                .param("insee", insee)
                                .param("id", desk.point())
                                .update()));
        return desk;
    }

    @Test
    void months_that_were_told_add_up() {
        var desk = aDesk();
        var january = YearMonth.of(2047, 1);
        visits(desk, january, 7, "family-benefits");
        visits(desk, january.plusMonths(1), 9, "family-benefits");
        tell(5, january);
        var year = tell(5, january.plusMonths(1));
        assertThat(year.from()).isEqualTo(january.atDay(1));
        assertThat(year.to()).isEqualTo(january.plusMonths(1).atEndOfMonth());
        assertThat(year.visits()).isEqualTo(16);
        assertThat(year.months()).extracting(Amount::count).containsExactly(7L, 9L);
        assertThat(sum(year.regions())).isEqualTo(year.visits());
        assertThat(sum(year.families())).isEqualTo(year.requests());
    }

    @Test
    void what_was_told_is_read_again_only_after_another_month_was() {
        var month = YearMonth.of(2059, 5);
        var figures = figures(5, month);
        assertThat(figures.releases()).isSameAs(figures.releases());
        visits(aDesk(), month, 9);
        make(5, month);
        assertThat(figures.releases()).extracting(PublicFigures.Release::month).contains(month);
    }

    @Test
    void a_total_that_is_small_tells_nothing_at_all() {
        var january = YearMonth.of(2049, 1);
        visits(aDesk(), january, 4);
        var year = tell(5, january);
        assertThat(year.visits()).isNull();
        assertThat(year.persons()).isNull();
        assertThat(year.requests()).isNull();
        assertThat(year.months()).isEmpty();
        assertThat(year.regions()).isEmpty();
        assertThat(figures(5, january).history(january))
                .singleElement()
                .satisfies(release -> assertThat(release.lines()).allMatch(line -> line.hidden()));
    }

    @Test
    void in_a_networks_first_year_two_months_one_after_the_other_do_not_tell_the_month_between_them() {
        var desk = aDesk();
        var january = YearMonth.of(2041, 1);
        visits(desk, january, 40, "family-benefits");
        visits(desk, january.plusMonths(1), 40, "housing-search");
        visits(desk, january.plusMonths(1), 3, "family-benefits");
        var first = tell(5, january);
        var second = tell(5, january.plusMonths(1));
        assertThat(first.families())
                .singleElement()
                .satisfies(family -> assertThat(family.count()).isEqualTo(40));
        assertThat(second.visits()).isEqualTo(83);
        // told as 43, it would be the three, less the 40
        assertThat(second.families()).extracting(Amount::count).containsOnlyNulls();
    }

    @Test
    void a_month_of_a_handful_of_visits_is_left_out_with_those_before_it() {
        var desk = aDesk();
        var january = YearMonth.of(2044, 1);
        visits(desk, january, 3, "family-benefits");
        visits(desk, january.plusMonths(1), 40, "family-benefits");
        assertThat(tell(5, january).visits()).isNull();
        var second = tell(5, january.plusMonths(1));
        assertThat(second.from()).isEqualTo(january.plusMonths(1).atDay(1));
        assertThat(second.visits()).isEqualTo(40);
    }

    @Test
    void until_a_month_that_is_over_is_told_those_before_it_stay_in_sight() {
        var january = YearMonth.of(2057, 1);
        visits(aDesk(), january, 40);
        assertThat(make(5, january)).isEqualTo(MakeReleases.Outcome.MADE);
        var year = figures(5, january.plusMonths(1)).lastTwelveMonths(Words.FRENCH);
        assertThat(year.to()).isEqualTo(january.atEndOfMonth());
        assertThat(year.visits()).isEqualTo(40);
        assertThat(year.months()).extracting(Amount::count).containsExactly(40L);
    }

    @Test
    void a_month_is_told_once_and_a_correction_when_it_is_no_small_count_itself() {
        var desk = aDesk();
        var january = YearMonth.of(2051, 1);
        visits(desk, january, 40);
        assertThat(make(5, january)).isEqualTo(MakeReleases.Outcome.MADE);
        assertThat(make(5, january)).isEqualTo(MakeReleases.Outcome.UNCHANGED);
        visits(desk, january, 2);
        assertThat(make(5, january)).isEqualTo(MakeReleases.Outcome.STAYS);
        assertThat(tell(5, january).visits()).isEqualTo(40);
        visits(desk, january, 3);
        assertThat(make(5, january)).isEqualTo(MakeReleases.Outcome.MADE);
        assertThat(tell(5, january).visits()).isEqualTo(45);
        assertThat(figures(5, january).history(january))
                .extracting(PublicFigures.Release::version)
                .containsExactly(1, 2);
    }

    @Test
    void what_a_month_hid_stays_hidden_in_its_correction() {
        var here = aDesk();
        var january = YearMonth.of(2053, 1);
        visits(here, january, 3, "housing-search");
        visits(here, january, 40, "family-benefits");
        visits(aDesk(), january, 40, "family-benefits");
        tell(5, january);
        var first = hidden(january);
        assertThat(first).isNotEmpty();
        visits(here, january, 60, "housing-search");
        assertThat(make(5, january)).isEqualTo(MakeReleases.Outcome.MADE);
        assertThat(hidden(january)).containsAll(first);
    }

    private List<String> hidden(YearMonth month) {
        return figures(5, month).history(month).getLast().lines().stream()
                .filter(PublicFigures.Line::hidden)
                .map(line -> line.level() + " " + line.code() + " " + line.family())
                .toList();
    }

    @Test
    void a_month_is_told_some_days_after_its_end() {
        var january = YearMonth.of(2055, 1);
        visits(aDesk(), january, 40);
        var fourth = Clock.fixed(Instant.parse("2055-02-04T12:00:00Z"), ZoneOffset.UTC);
        assertThatThrownBy(() -> makeReleases(5, fourth).make(january)).hasMessageContaining("not over long enough");
        var seventh = Clock.fixed(Instant.parse("2055-02-07T12:00:00Z"), ZoneOffset.UTC);
        assertThat(makeReleases(5, seventh).last()).isEqualTo(january);
    }

    @Test
    void whatever_was_counted_the_public_and_each_association_calculate_no_small_count() {
        var random = new Random(31);
        for (int round = 0; round < 3; round++) {
            var month = YearMonth.of(2061 + round, 1);
            var themes = List.of("family-benefits", "housing-search", "taxes");
            for (var commune : communes.largest(7)) {
                var at = aDeskIn(commune.insee());
                for (var theme : themes)
                    if (random.nextInt(4) > 0)
                        visits(at, month, random.nextInt(3) == 0 ? 1 + random.nextInt(4) : random.nextInt(60), theme);
            }
            tell(5, month);
            var told = figures(5, month).history(month);
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().lines())
                    .extracting(PublicFigures.Line::hidden)
                    .contains(true, false);
            var counted = Asking.as(Scope.network())
                    .call(() -> transaction.execute(status ->
                            makeReleases(5, inTheMonthAfter(month)).table(month).counted()));
            for (var measure : List.<Function<PublicFigures.Line, Long>>of(
                    line -> line.visits(), line -> line.persons(), line -> line.requests())) {
                var attack = new SubtractionAttack();
                var secrets = new HashMap<String, Long>();
                var parts = new HashMap<String, List<String>>();
                for (int i = 0; i < counted.size(); i++) {
                    var line = counted.get(i);
                    var number = measure.apply(line);
                    if (number == null) continue;
                    var name = line.level() + "|" + line.code() + '|' + line.family();
                    var published = told.getFirst().lines().get(i);
                    if (!published.hidden()) attack.told(List.of(name), number);
                    else if (number > 0 && number < 5) secrets.put(name, number);
                    assertThat(published.hidden() || number == 0 || number >= 5)
                            .as(name)
                            .isTrue();
                    if (line.level() != PublicFigures.Level.NETWORK) {
                        var upper = PublicFigures.Level.values()[line.level().ordinal() - 1] + "|" + line.upper() + '|'
                                + line.family();
                        parts.computeIfAbsent(upper, u -> new ArrayList<>()).add(name);
                    }
                    if (line.family() != null)
                        parts.computeIfAbsent(
                                        "families of " + line.level() + "|" + line.code() + "|null",
                                        u -> new ArrayList<>())
                                .add(name);
                }
                parts.forEach((whole, of) -> attack.isSum(whole.replace("families of ", ""), of));
                assertThat(attack.found(secrets)).isEmpty();
            }
        }
    }

    private Clock inTheMonthAfter(YearMonth month) {
        return Clock.fixed(
                month.plusMonths(1).atDay(15).atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    }

    private MakeReleases makeReleases(int threshold, Clock clock) {
        var smallCounts = SmallCountsFixtures.of(threshold);
        return new MakeReleases(
                database,
                new Releases(database),
                new HiddenMonths(database, nomenclature, smallCounts, clock),
                nomenclature,
                points,
                communes,
                smallCounts,
                clock);
    }

    private MakeReleases.Outcome make(int threshold, YearMonth month) {
        return Asking.as(Scope.network())
                .call(() -> transaction.execute(status ->
                        makeReleases(threshold, inTheMonthAfter(month)).make(month)));
    }

    private DatabasePublicFigures figures(int threshold, YearMonth month) {
        var clock = inTheMonthAfter(month);
        return new DatabasePublicFigures(
                new Releases(database),
                makeReleases(threshold, clock),
                SmallCountsFixtures.of(threshold),
                nomenclature,
                new PublicFamilyNames(),
                communes,
                transactions,
                clock);
    }

    /** Makes the release of a month and reads what the public is told in the month after. */
    private PublicFigures.Year tell(int threshold, YearMonth month) {
        make(threshold, month);
        return figures(threshold, month).lastTwelveMonths(Words.FRENCH);
    }

    private static long sum(List<Amount> amounts) {
        return amounts.stream()
                .mapToLong(amount -> amount.count() == null ? 0 : amount.count())
                .sum();
    }
}
