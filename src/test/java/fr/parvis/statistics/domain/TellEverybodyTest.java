package fr.parvis.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.network.Communes;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.SmallCounts;
import fr.parvis.shell.Words;
import fr.parvis.statistics.PublicFigures.Amount;
import fr.parvis.visits.Visits;
import fr.parvis.visits.Visits.Outcome;
import fr.parvis.visits.VisitsFixtures;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class TellEverybodyTest {
    @Autowired
    Network network;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Visits visits;

    @Autowired
    Figures figures;

    @Autowired
    Nomenclature nomenclature;

    @Autowired
    Points points;

    @Autowired
    Communes communes;

    @Autowired
    Clock clock;

    /** On the last day of the month that is over. */
    @BeforeEach
    void threeVisitsOfLastMonth() {
        var desk = new VisitsFixtures(network, database, transaction).aDesk();
        int days = LocalDate.now(ZoneId.of("Europe/Paris")).getDayOfMonth();
        for (int i = 0; i < 3; i++)
            assertThat(Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.daysAgo(days, desk))))
                    .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void tells_twelve_whole_months_that_add_up_where_nothing_is_small() {
        var year = tell(1);
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

    private fr.parvis.statistics.PublicFigures.Year tell(int threshold) {
        return new TellEverybody(
                        figures,
                        new SmallCounts(threshold),
                        nomenclature,
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
