package fr.parvis.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.database.Asking;
import fr.parvis.network.Communes;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Ids;
import fr.parvis.shell.SmallCounts;
import fr.parvis.shell.Words;
import fr.parvis.statistics.PublicFigures.Amount;
import fr.parvis.statistics.papers.PublicFamilyNames;
import fr.parvis.visits.Visit;
import fr.parvis.visits.VisitsFixtures;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class DatabasePublicFiguresTest {
    @Autowired
    Network network;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Pending pending;

    @Autowired
    ReadLedger ledger;

    @Autowired
    Nomenclature nomenclature;

    @Autowired
    Points points;

    @Autowired
    Communes communes;

    @Autowired
    Clock clock;

    /** In the month that is over. */
    @BeforeEach
    void threeVisitsOfLastMonth() {
        var desk = new VisitsFixtures(network, database, transaction).aDesk();
        visits(desk, new HiddenMonths(database, nomenclature, new SmallCounts(1), clock).last(), 3);
    }

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

    @Test
    void tells_twelve_whole_months_that_add_up_where_nothing_is_small() {
        var desk = new VisitsFixtures(network, database, transaction).aDesk();
        var january = YearMonth.of(2047, 1);
        visits(desk, january, 7, "family-benefits");
        var year = tell(1, inTheMonthAfter(january));
        assertThat(year.from().getDayOfMonth()).isEqualTo(1);
        assertThat(year.to().plusDays(1)).isEqualTo(year.from().plusYears(1));
        assertThat(year.months()).hasSize(12);
        assertThat(year.visits()).isGreaterThanOrEqualTo(3);
        assertThat(sum(year.months())).isEqualTo(year.visits());
        assertThat(sum(year.regions())).isEqualTo(year.visits());
        assertThat(sum(year.families())).isEqualTo(year.requests());
    }

    @Test
    void a_total_that_is_small_tells_nothing_at_all() {
        var year = tell(1_000_000);
        assertThat(year.visits()).isNull();
        assertThat(year.persons()).isNull();
        assertThat(year.requests()).isNull();
        assertThat(year.months()).isEmpty();
        assertThat(year.regions()).isEmpty();
    }

    @Test
    void no_small_amount_is_shown_nor_stands_hidden_alone() {
        long all = tell(1).visits();
        // one more than the smallest month: that month is hidden
        for (long threshold = 2; threshold <= Math.min(all, 40); threshold++) {
            var year = tell((int) threshold);
            for (var amounts : List.of(year.months(), year.families(), year.regions())) {
                long limit = threshold;
                assertThat(amounts)
                        .allSatisfy(amount -> assertThat(
                                        amount.count() == null || amount.count() == 0 || amount.count() >= limit)
                                .as(amount.label())
                                .isTrue());
                long hidden = amounts.stream()
                        .filter(amount -> amount.count() == null)
                        .count();
                assertThat(hidden == 1 && amounts.size() > 1).isFalse();
            }
        }
    }

    @Test
    void in_a_networks_first_year_two_months_one_after_the_other_do_not_tell_the_month_between_them() {
        var desk = new VisitsFixtures(network, database, transaction).aDesk();
        var january = YearMonth.of(2041, 1);
        visits(desk, january, 40, "family-benefits");
        visits(desk, january.plusMonths(1), 40, "housing-search");
        visits(desk, january.plusMonths(1), 3, "family-benefits");
        var first = tell(5, inTheMonthAfter(january));
        var second = tell(5, inTheMonthAfter(january.plusMonths(1)));
        assertThat(first.families())
                .singleElement()
                .satisfies(family -> assertThat(family.count()).isEqualTo(40));
        assertThat(second.visits()).isEqualTo(83);
        // told as 43, it would be the three, less the 40
        assertThat(second.families()).extracting(Amount::count).containsOnlyNulls();
    }

    @Test
    void a_month_of_a_handful_of_visits_is_left_out_with_those_before_it() {
        var desk = new VisitsFixtures(network, database, transaction).aDesk();
        var january = YearMonth.of(2044, 1);
        visits(desk, january, 3, "family-benefits");
        visits(desk, january.plusMonths(1), 40, "family-benefits");
        assertThat(tell(5, inTheMonthAfter(january)).visits()).isNull();
        var second = tell(5, inTheMonthAfter(january.plusMonths(1)));
        assertThat(second.from()).isEqualTo(january.plusMonths(1).atDay(1));
        assertThat(second.visits()).isEqualTo(40);
    }

    private Clock inTheMonthAfter(YearMonth month) {
        return Clock.fixed(
                month.plusMonths(1).atDay(15).atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    }

    @Test
    void what_is_hidden_stands_last() {
        long all = tell(1).visits();
        for (long threshold = 2; threshold <= Math.min(all, 40); threshold += 7)
            for (var amounts : List.of(
                    tell((int) threshold).families(), tell((int) threshold).regions())) {
                var shown =
                        amounts.stream().map(amount -> amount.count() != null).toList();
                assertThat(shown).isSortedAccordingTo(java.util.Comparator.reverseOrder());
            }
    }

    private fr.parvis.statistics.PublicFigures.Year tell(int threshold) {
        return tell(threshold, clock);
    }

    private fr.parvis.statistics.PublicFigures.Year tell(int threshold, Clock clock) {
        var smallCounts = new SmallCounts(threshold);
        var months = new HiddenMonths(database, nomenclature, smallCounts, clock);
        return new DatabasePublicFigures(
                        new Figures(ledger, nomenclature, months),
                        months,
                        smallCounts,
                        nomenclature,
                        new PublicFamilyNames(),
                        points,
                        communes,
                        database,
                        transactions,
                        clock)
                .lastTwelveMonths(Words.FRENCH);
    }

    private static long sum(List<Amount> amounts) {
        return amounts.stream()
                .mapToLong(amount -> amount.count() == null ? 0 : amount.count())
                .sum();
    }
}
