// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.activities.Activities;
import fr.parvis.activities.ActivitiesFixtures;
import fr.parvis.activities.Activity;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.network.Extent;
import fr.parvis.statistics.domain.Figures;
import fr.parvis.statistics.domain.FoldOwn;
import fr.parvis.statistics.domain.OwnDue;
import fr.parvis.statistics.domain.RecountActs;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Period;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.Visits.Outcome;
import fr.parvis.visits.VisitsFixtures;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** One's own figures are the sums of one's acts at any moment, and nobody else's to read. */
@ParvisTest
class OwnFiguresTest {
    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Visits visits;

    @Autowired
    Activities activities;

    @Autowired
    Figures figures;

    @Autowired
    FoldOwn fold;

    @Autowired
    RecountActs recount;

    @Autowired
    OwnDue due;

    private final LocalDate today = LocalDate.now(NetworkTime.ZONE);
    private VisitsFixtures.Desk desk;
    private SignedIn colleague;
    private SignedIn lead;

    @BeforeEach
    void aDesk() {
        desk = visitsFixtures.aDesk();
        colleague = network.a(Role.MEDIATOR, desk.association());
        lead = network.a(Role.SITE_LEAD, desk.association());
    }

    @Test
    void sums_are_what_the_acts_say_through_corrections_cancellations_and_activities() throws SQLException {
        var alone = record(desk.mediator(), desk.mediator());
        same();
        var together = record(desk.mediator(), desk.mediator(), colleague);
        same();
        foldAll();
        same();
        alone = correct(VisitsFixtures.forPersons(alone, 4));
        same();
        // a visit that another made after all
        alone = correct(alone.withMediators(List.of(colleague.account())), lead);
        same();
        assertThat(own(desk.mediator()).total().visits()).isEqualTo(1);
        assertThat(own(colleague).total().persons()).isEqualTo(4L + together.persons());
        foldAll();
        var meeting = record(ActivitiesFixtures.aMeeting(null));
        same();
        meeting = correct(ActivitiesFixtures.beside(meeting, List.of(colleague.account())));
        same();
        foldAll();
        meeting = correct(ActivitiesFixtures.lasting(meeting, 30));
        same();
        var ended = meeting;
        Network.as(desk.mediator(), () -> activities.cancel(ended.id(), ended.version(), null));
        same();
        int version = together.version();
        Network.as(desk.mediator(), () -> visits.cancel(together.id(), version));
        same();
        foldAll();
        same();
        assertThat(own(desk.mediator()).total().visits()).isZero();
        assertThat(rows("own_sheet", desk.mediator()))
                .as("a sheet of nothing is not kept")
                .isEqualTo("0");
        assertThat(differences()).isZero();
    }

    @Test
    void an_act_that_is_taken_back_with_its_transaction_counts_for_nothing() {
        Network.as(
                desk.mediator(),
                () -> transaction.executeWithoutResult(status -> {
                    visits.record(VisitsFixtures.aVisit(desk.point()));
                    status.setRollbackOnly();
                }));
        assertThat(own(desk.mediator()).total().visits()).isZero();
        assertThat(differences()).isZero();
    }

    @Test
    void an_upgrade_counts_them_from_the_acts_and_pages_are_right_before_and_after() throws SQLException {
        record(desk.mediator(), desk.mediator(), colleague);
        record(ActivitiesFixtures.aMeeting(null));
        var right = own(desk.mediator());
        forgetSums();
        assertThat(own(desk.mediator()).total().visits())
                .as("nothing is left to read")
                .isZero();
        isDue(true);
        assertThat(own(desk.mediator())).isEqualTo(right);
        assertThat(differences()).as("what is not counted yet is no difference").isZero();
        record(desk.mediator(), desk.mediator());
        assertThat(own(desk.mediator()).total().visits()).isEqualTo(2);
        assertThat(Asking.as(Scope.network()).call(due::list)).contains(desk.association());
        Asking.as(desk.association()).call(() -> recount.recountOwn(desk.association()));
        assertThat(Asking.as(Scope.network()).call(due::list)).doesNotContain(desk.association());
        assertThat(own(desk.mediator()).total().visits())
                .as("what came meanwhile counts once")
                .isEqualTo(2);
        assertThat(own(colleague).total().visits()).isEqualTo(1);
        assertThat(differences()).isZero();
    }

    @Test
    void a_difference_is_seen_and_counting_anew_repairs_it() throws SQLException {
        record(desk.mediator(), desk.mediator());
        foldAll();
        var right = own(desk.mediator());
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(
                    owner,
                    "update statistics.own_sheet set cells = replace(cells, '[1,', '[3,') where scope = ?",
                    desk.mediator().account());
        }
        assertThat(own(desk.mediator())).isNotEqualTo(right);
        assertThat(differences()).isPositive();
        Asking.as(desk.association()).call(() -> recount.recount(desk.association()));
        assertThat(own(desk.mediator())).isEqualTo(right);
        assertThat(differences()).isZero();
    }

    @Test
    void nobody_else_reads_them_in_the_database_neither_colleagues_nor_who_leads_nor_the_network() throws SQLException {
        record(desk.mediator(), desk.mediator());
        foldAll();
        record(desk.mediator(), desk.mediator());
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            var count = """
                    select (select count(*) from statistics.own_sheet where scope = ?)
                         * (select count(*) from statistics.own_pending where account = ?)""";
            var sum = count.replace('*', '+').replace("count(+)", "count(*)");
            var mine = desk.mediator().account();
            RawDatabase.scope(application, "association", desk.association());
            for (var other : List.of(colleague, lead)) {
                by(application, other.account());
                assertThat(RawDatabase.value(application, sum, mine, mine)).isEqualTo("0");
                assertThatThrownBy(() -> RawDatabase.run(
                                application,
                                "insert into statistics.own_sheet values (?, 'd', 'total', '2026-01-01', ?, '{}')",
                                mine,
                                desk.association()))
                        .hasMessageContaining("row-level security");
                application.rollback();
                RawDatabase.scope(application, "association", desk.association());
            }
            by(application, mine);
            assertThat(RawDatabase.value(application, count, mine, mine)).isNotEqualTo("0");
            for (var scope : List.of("network", "public")) {
                RawDatabase.scope(application, scope, null);
                by(application, null);
                assertThat(RawDatabase.value(application, sum, mine, mine))
                        .as(scope)
                        .isEqualTo("0");
            }
            RawDatabase.scope(application, "association", network.anAssociation());
            by(application, mine);
            assertThat(RawDatabase.value(application, sum, mine, mine)).isEqualTo("0");
            application.rollback();
        }
    }

    private static void by(java.sql.Connection application, UUID account) throws SQLException {
        RawDatabase.value(
                application, "select set_config('parvis.account', ?, true)", account == null ? "" : account.toString());
    }

    /** Reads the figures of both from the sums and from the acts: they must be the same. */
    private void same() throws SQLException {
        for (var who : List.of(desk.mediator(), colleague)) {
            var sums = own(who);
            isDue(true);
            var acts = own(who);
            isDue(false);
            assertThat(sums).isEqualTo(acts);
        }
        assertThat(differences()).isZero();
    }

    private void isDue(boolean is) throws SQLException {
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(
                    owner,
                    is
                            ? "insert into statistics.own_due values (?)"
                            : "delete from statistics.own_due where association = ?",
                    desk.association());
        }
    }

    private void forgetSums() throws SQLException {
        try (var owner = RawDatabase.asSuperuser()) {
            for (var table : List.of("own_sheet", "own_pending"))
                RawDatabase.run(
                        owner, "delete from statistics." + table + " where association = ?", desk.association());
        }
    }

    private String rows(String table, SignedIn who) throws SQLException {
        try (var owner = RawDatabase.asSuperuser()) {
            return RawDatabase.value(
                    owner, "select count(*) from statistics." + table + " where scope = ?", who.account());
        }
    }

    private int differences() {
        return Asking.as(desk.association()).call(() -> recount.differences(desk.association()));
    }

    private void foldAll() {
        assertThat(Asking.as(Scope.network()).call(fold::waiting)).contains(desk.association());
        Asking.as(desk.association()).call(() -> fold.handle(desk.association()));
        assertThat(Asking.as(Scope.network()).call(fold::waiting)).doesNotContain(desk.association());
    }

    private Figures.Report own(SignedIn who) {
        return Network.as(
                who,
                () -> figures.of(
                        new Extent.Own(who.account(), Objects.requireNonNull(who.association())),
                        new Period(today.minusDays(80), today)));
    }

    private Visit record(SignedIn by, SignedIn... mediators) {
        var visit = VisitsFixtures.by(
                VisitsFixtures.aVisit(desk.point()),
                List.of(mediators).stream().map(SignedIn::account).toList());
        return ((Outcome.Accepted) Network.as(by, () -> visits.record(visit))).visit();
    }

    private Visit correct(Visit visit) {
        return correct(visit, desk.mediator());
    }

    private Visit correct(Visit visit, SignedIn by) {
        return ((Outcome.Accepted) Network.as(by, () -> visits.correct(visit))).visit();
    }

    private Activity record(Activity activity) {
        return ((Activities.Outcome.Accepted) Network.as(desk.mediator(), () -> activities.record(activity)))
                .activity();
    }

    private Activity correct(Activity activity) {
        return ((Activities.Outcome.Accepted) Network.as(desk.mediator(), () -> activities.correct(activity, null)))
                .activity();
    }
}
