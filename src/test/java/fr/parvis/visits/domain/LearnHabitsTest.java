// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import fr.parvis.database.Asking;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a point's desk proposes first, by what the point met. */
@ParvisTest
class LearnHabitsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate A_YEAR_AGO = TODAY.minusWeeks(52);

    @Autowired
    LearnHabits habits;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    private Desk desk;

    @BeforeEach
    void a_point() {
        desk = visitsFixtures.aDesk();
    }

    @Test
    void what_the_season_brought_back_a_year_ago_stands_beside_what_was_met_lately() {
        met(6, TODAY.minusDays(3), "family-rsa", "caf", "accompaniment");
        met(5, A_YEAR_AGO.plusWeeks(3), "energy-voucher", "energy-voucher", "information");
        met(2, TODAY.minusDays(59), "health-card", "cpam", "accompaniment");
        assertThat(learnt().themes()).startsWith("family-rsa", "energy-voucher", "health-card");
    }

    @Test
    void what_was_met_lately_counts_double() {
        met(3, TODAY.minusDays(10), "family-rsa", "caf", "accompaniment");
        met(5, A_YEAR_AGO, "energy-voucher", "energy-voucher", "information");
        assertThat(learnt().themes()).startsWith("family-rsa", "energy-voucher");
    }

    @Test
    void other_weeks_of_last_year_and_other_points_say_nothing() {
        met(9, A_YEAR_AGO.plusWeeks(3).plusDays(1), "tax-return", "dgfip", "accompaniment");
        met(9, A_YEAR_AGO.minusWeeks(3).minusDays(1), "tax-payment", "dgfip", "accompaniment");
        met(9, TODAY.minusDays(60), "tax-property", "dgfip", "accompaniment");
        met(1, TODAY, "family-rsa", "caf", "mediation");
        assertThat(learnt().themes()).startsWith("family-rsa").doesNotContain("tax-payment", "tax-property");
        assertThat(learnt().combinations()).containsExactly(new Habits.Combination("family-rsa", "caf", "mediation"));
    }

    @Test
    void the_requests_met_most_are_told_with_their_operator_and_level() {
        met(3, TODAY, "family-rsa", "caf", "accompaniment");
        met(2, TODAY, "family-rsa", "msa", "information");
        met(1, TODAY, "work-cv", null, "accompaniment");
        met(1, TODAY, "family-rsa", "gone", "accompaniment");
        assertThat(learnt().combinations())
                .containsExactly(
                        new Habits.Combination("family-rsa", "caf", "accompaniment"),
                        new Habits.Combination("family-rsa", "msa", "information"),
                        new Habits.Combination("work-cv", null, "accompaniment"));
        assertThat(learnt().operators()).containsEntry("family-rsa", "caf");
        assertThat(learnt().level()).isEqualTo("accompaniment");
    }

    private Habits learnt() {
        return Asking.as(desk.association()).call(() -> habits.at(desk.point(), TODAY));
    }

    private void met(int times, LocalDate day, String theme, String operator, String level) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(status -> {
                    for (int i = 0; i < times; i++) {
                        var visit = Ids.next();
                        database.sql("""
                                        insert into visits.visit (id, association, point, day, started_at, presence, direction, mediators, persons, recorded_by)
                                        values (:id, :association, :point, :day, :day::date + time '10:00', 'desk', 'INCOMING', array[:by]::uuid[], 1, :by)""")
                                .param("id", visit)
                                .param("association", desk.association())
                                .param("point", desk.point())
                                .param("day", day)
                                .param("by", desk.mediator().account())
                                .update();
                        database.sql("""
                                        insert into visits.request (id, visit, association, day, position, theme, operator, level, result, minutes)
                                        values (:id, :visit, :association, :day, 0, :theme, :operator, :level, 'settled', 15)""")
                                .param("id", Ids.next())
                                .param("visit", visit)
                                .param("association", desk.association())
                                .param("day", day)
                                .param("theme", theme)
                                .param("operator", operator)
                                .param("level", level)
                                .update();
                    }
                }));
    }
}
