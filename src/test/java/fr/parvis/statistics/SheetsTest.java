// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.activities.Activities;
import fr.parvis.activities.ActivitiesFixtures;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.network.Extent;
import fr.parvis.queue.QueueFixtures;
import fr.parvis.queue.domain.ActOnQueue;
import fr.parvis.queue.domain.QueueCommand;
import fr.parvis.queue.domain.Reason;
import fr.parvis.statistics.domain.Dimension;
import fr.parvis.statistics.domain.DueRecounts;
import fr.parvis.statistics.domain.Figures;
import fr.parvis.statistics.domain.FoldPending;
import fr.parvis.statistics.domain.RecountActs;
import fr.parvis.statistics.domain.Sum;
import fr.parvis.statistics.domain.Waiting;
import fr.parvis.values.Ids;
import fr.parvis.values.Period;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.Visits.Outcome;
import fr.parvis.visits.VisitsFixtures;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Figures are exact to the act at any moment, whether what was counted waits or stands in a sheet. */
@ParvisTest
class SheetsTest {
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
    PastVisits pastVisits;

    @Autowired
    Figures figures;

    @Autowired
    FoldPending fold;

    @Autowired
    RecountActs recount;

    @Autowired
    BulkFigures bulk;

    @Autowired
    ActOnQueue actOnQueue;

    @Autowired
    Activities activities;

    @Autowired
    DueRecounts due;

    @Autowired
    Pages pages;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
    private final Period thisYear = new Period(today.minusYears(1), today);
    private VisitsFixtures.Desk desk;

    @BeforeEach
    void aDesk() {
        desk = visitsFixtures.aDesk();
    }

    @Test
    void figures_are_the_same_before_and_after_what_waits_is_folded() {
        for (int i = 0; i < 7; i++) record();
        var before = associationsFigures();
        assertThat(before.total().visits()).isEqualTo(7);
        foldAll();
        assertThat(waiting()).isZero();
        assertThat(associationsFigures()).isEqualTo(before);
        record();
        assertThat(associationsFigures().total().visits()).isEqualTo(8);
        assertThat(associationsFigures()
                        .lines()
                        .get(Dimension.THEME)
                        .getFirst()
                        .now()
                        .requests())
                .isEqualTo(8);
        assertThat(exact()).isTrue();
    }

    @Test
    void a_correction_and_a_cancellation_count_whether_the_visit_is_folded_or_not() {
        var folded = record();
        foldAll();
        var corrected = correct(VisitsFixtures.forPersons(folded, 4));
        assertThat(associationsFigures().total())
                .extracting(Sum::visits, Sum::persons)
                .containsExactly(1L, 4L);
        foldAll();
        assertThat(associationsFigures().total().persons()).isEqualTo(4);
        Network.as(desk.mediator(), () -> visits.cancel(folded.id(), corrected.version()));
        assertThat(associationsFigures().total()).isEqualTo(Sum.NOTHING);
        foldAll();
        assertThat(associationsFigures().total()).isEqualTo(Sum.NOTHING);
        assertThat(exact()).isTrue();
        assertThat(sheets()).as("a sheet of nothing is not kept").isZero();
    }

    @Test
    void a_correction_to_another_point_leaves_the_first_one() {
        var other = visitsFixtures.aPoint(desk.association(), "Europe/Paris", null);
        var visit = record();
        foldAll();
        correct(atPoint(visit, other));
        assertThat(of(new Extent.OfPoint(desk.point(), desk.association())).total())
                .isEqualTo(Sum.NOTHING);
        assertThat(of(new Extent.OfPoint(other, desk.association())).total().visits())
                .isEqualTo(1);
        foldAll();
        assertThat(exact()).isTrue();
    }

    @Test
    void figures_never_go_back_nor_skip_while_desks_record_and_two_jobs_fold() throws Exception {
        int desks = 4;
        int each = 15;
        var ended = new AtomicBoolean();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var recording = new ArrayList<Future<?>>();
            for (int d = 0; d < desks; d++)
                recording.add(threads.submit(() -> {
                    start.await();
                    for (int i = 0; i < each; i++) record();
                    return null;
                }));
            var folding = List.of(threads.submit(() -> foldUntil(ended)), threads.submit(() -> foldUntil(ended)));
            var reading = threads.submit(() -> {
                long last = 0;
                while (!ended.get()) {
                    var report = associationsFigures();
                    assertThat(report.total().visits()).isGreaterThanOrEqualTo(last);
                    // everything of one act or nothing of it
                    assertThat(report.lines().getOrDefault(Dimension.THEME, List.of()).stream()
                                    .mapToLong(line -> line.now().requests())
                                    .sum())
                            .isEqualTo(report.total().requests());
                    last = report.total().visits();
                }
                return null;
            });
            start.countDown();
            for (var one : recording) one.get(60, TimeUnit.SECONDS);
            ended.set(true);
            for (var one : folding) one.get(60, TimeUnit.SECONDS);
            reading.get(60, TimeUnit.SECONDS);
        }
        assertThat(associationsFigures().total().visits()).isEqualTo(desks * each);
        foldAll();
        assertThat(associationsFigures().total().visits()).isEqualTo(desks * each);
        assertThat(exact()).isTrue();
    }

    @Test
    void desks_of_one_point_and_day_do_not_wait_for_each_other() throws Exception {
        Network.as(
                desk.mediator(),
                () -> transaction.executeWithoutResult(status -> {
                    record();
                    // the first desk has not committed: another one records and is done
                    try (var threads = Executors.newSingleThreadExecutor()) {
                        threads.submit(this::record).get(1, TimeUnit.MINUTES);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
        assertThat(associationsFigures().total().visits()).isEqualTo(2);
    }

    @Test
    void a_fold_that_is_cut_short_loses_nothing() {
        record();
        record();
        Asking.as(Scope.network())
                .run(() -> transaction.executeWithoutResult(status -> {
                    fold.handle();
                    status.setRollbackOnly();
                }));
        assertThat(associationsFigures().total().visits()).isEqualTo(2);
        foldAll();
        assertThat(exact()).isTrue();
    }

    @Test
    void an_act_that_is_taken_back_with_its_transaction_counts_for_nothing() {
        Network.as(
                desk.mediator(),
                () -> transaction.executeWithoutResult(status -> {
                    visits.record(VisitsFixtures.aVisit(desk.point()));
                    status.setRollbackOnly();
                }));
        assertThat(associationsFigures().total()).isEqualTo(Sum.NOTHING);
        assertThat(exact()).isTrue();
    }

    @Test
    void a_difference_is_seen_and_counting_anew_repairs_it_for_the_network_too() {
        for (int i = 0; i < 3; i++) record();
        foldAll();
        record();
        assertThat(exact()).isTrue();
        long others = networksTotal() - 4;
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(status -> database.sql("""
                        update statistics.sheet set cells = replace(cells, '[3,', '[5,')
                        where association = :association and part = 'total'""")
                        .param("association", desk.association())
                        .update()));
        assertThat(exact()).isFalse();
        Asking.as(desk.association()).call(() -> recount.recount(desk.association()));
        assertThat(exact()).isTrue();
        assertThat(waitingForTheNetwork())
                .as("the network is told the difference")
                .isPositive();
        foldAll();
        assertThat(associationsFigures().total().visits()).isEqualTo(4);
        // the two visits that never were had not reached the network: its own recount settles what is left
        Asking.as(Scope.network()).call(recount::recountTheNetwork);
        assertThat(networksTotal()).isEqualTo(others + 4);
        assertThat(Asking.as(Scope.network()).call(recount::differencesOfTheNetwork))
                .isZero();
    }

    @Test
    void a_recount_of_exact_figures_changes_nothing_for_the_network() {
        record();
        foldAll();
        record();
        long before = networksTotal();
        Asking.as(desk.association()).call(() -> recount.recount(desk.association()));
        assertThat(networksTotal()).isEqualTo(before);
        assertThat(associationsFigures().total().visits()).isEqualTo(2);
        foldAll();
        assertThat(networksTotal()).isEqualTo(before);
        assertThat(exact()).isTrue();
    }

    @Test
    void visits_loaded_in_bulk_count_once_as_if_each_had_been_recorded() {
        var loaded = new ArrayList<Visit>();
        for (int i = 0; i < 30; i++) loaded.add(ofADay(VisitsFixtures.aVisit(desk.point()), today.minusDays(i)));
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(status -> {
                    pastVisits.load(loaded);
                    bulk.add(desk.association(), loaded);
                }));
        assertThat(associationsFigures().total().visits()).isEqualTo(30);
        bulk.settle();
        assertThat(associationsFigures().total().visits()).isEqualTo(30);
        assertThat(exact()).isTrue();
    }

    @Test
    void acts_written_without_being_counted_are_found_by_a_recount() {
        var loaded = new ArrayList<Visit>();
        for (int i = 0; i < 100; i++) loaded.add(ofADay(VisitsFixtures.aVisit(desk.point()), today.minusDays(3 * i)));
        Asking.as(desk.association()).run(() -> pastVisits.load(loaded));
        assertThat(exact()).isFalse();
        Asking.as(desk.association()).call(() -> recount.recount(desk.association()));
        assertThat(exact()).isTrue();
        assertThat(associationsFigures().total().visits()).isEqualTo(100);
    }

    @Test
    void an_upgrade_leaves_figures_to_be_counted_and_pages_say_so_until_they_are() {
        Asking.as(desk.association()).run(() -> {
            pastVisits.load(List.of(ofADay(VisitsFixtures.aVisit(desk.point()), today)));
            transaction.executeWithoutResult(
                    status -> database.sql("insert into statistics.recount_due (association) values (:association)")
                            .param("association", desk.association())
                            .update());
        });
        assertThat(pages.as(desk.mediator()).get("/bureau/chiffres")).bodyText().contains("recompte les passages");
        assertThat(Asking.as(Scope.network()).call(due::list)).contains(desk.association());
        Asking.as(desk.association()).call(() -> recount.recount(desk.association()));
        assertThat(Asking.as(Scope.network()).call(due::list)).doesNotContain(desk.association());
        assertThat(associationsFigures().total().visits()).isEqualTo(1);
        assertThat(pages.as(desk.mediator()).get("/bureau/chiffres"))
                .bodyText()
                .doesNotContain("recompte les passages");
    }

    @Test
    void the_network_is_the_sum_of_its_associations() {
        record();
        var elsewhere = visitsFixtures.aDesk();
        long before = networksTotal();
        Network.as(elsewhere.mediator(), () -> visits.record(VisitsFixtures.aVisit(elsewhere.point())));
        assertThat(networksTotal()).isEqualTo(before + 1);
        foldAll();
        assertThat(networksTotal()).isEqualTo(before + 1);
        assertThat(Asking.as(Scope.network()).call(recount::differencesOfTheNetwork))
                .isZero();
    }

    @Test
    void ones_own_figures_count_the_visits_that_one_made_together_with_a_colleague() {
        var colleague = network.a(Role.MEDIATOR, desk.association());
        Network.as(
                desk.mediator(),
                () -> visits.record(VisitsFixtures.by(
                        VisitsFixtures.aVisit(desk.point()),
                        List.of(desk.mediator().account(), colleague.account()))));
        for (var one : List.of(desk.mediator(), colleague))
            assertThat(Network.as(
                                    one,
                                    () -> figures.of(
                                            new Extent.Own(one.account(), Objects.requireNonNull(one.association())),
                                            thisYear))
                            .total()
                            .visits())
                    .isEqualTo(1);
    }

    @Test
    void tickets_and_activities_count_as_they_are_said_and_taken_back() {
        var queue = new QueueFixtures(actOnQueue, desk.point());
        queue.gives(desk.mediator());
        queue.gives(desk.mediator());
        var called = queue.callsNext(desk.mediator());
        QueueFixtures.done(queue.does(desk.mediator(), new QueueCommand.End(called.id())));
        QueueFixtures.done(queue.does(
                desk.mediator(),
                new QueueCommand.Leave(queue.gives(desk.mediator()).id(), Reason.Leaving.TOO_LONG)));
        var meeting = (Activities.Outcome.Accepted)
                Network.as(desk.mediator(), () -> activities.record(ActivitiesFixtures.aMeeting(null)));
        for (int round = 0; round < 2; round++) {
            var report = associationsFigures();
            assertThat(Waiting.of(report).served()).isEqualTo(1);
            assertThat(report.lines(Dimension.LEFT))
                    .singleElement()
                    .satisfies(line -> assertThat(line.code()).isEqualTo("too-long"));
            assertThat(report.lines(Dimension.ACTIVITY))
                    .as("of the whole association, at no point")
                    .singleElement()
                    .satisfies(line -> assertThat(line.now()).isEqualTo(new Sum(1, 12, 0, 90)));
            assertThat(of(new Extent.OfPoint(desk.point(), desk.association())).lines(Dimension.ACTIVITY))
                    .isEmpty();
            assertThat(exact()).isTrue();
            foldAll();
        }
        Asking.as(desk.association()).call(() -> recount.recount(desk.association()));
        assertThat(Waiting.of(associationsFigures()).served()).isEqualTo(1);
        Network.as(
                desk.mediator(),
                () -> activities.cancel(
                        meeting.activity().id(), meeting.activity().version(), null));
        assertThat(associationsFigures().lines(Dimension.ACTIVITY)).isEmpty();
        assertThat(exact()).isTrue();
    }

    @Test
    void waiting_stays_counted_when_its_tickets_are_forgotten() {
        var queue = new QueueFixtures(actOnQueue, desk.point());
        queue.gives(desk.mediator());
        var called = queue.callsNext(desk.mediator());
        QueueFixtures.done(queue.does(desk.mediator(), new QueueCommand.End(called.id())));
        foldAll();
        forgetTickets();
        assertThat(exact()).isTrue();
        Asking.as(desk.association()).call(() -> recount.recount(desk.association()));
        assertThat(Waiting.of(associationsFigures()).served()).isEqualTo(1);
        assertThat(exact()).isTrue();
    }

    private void forgetTickets() {
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(owner, "delete from queue.ticket where association = ?", desk.association());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void another_association_and_the_public_see_no_row_of_it() throws SQLException {
        record();
        foldAll();
        record();
        try (var connection = RawDatabase.asApplication()) {
            connection.setAutoCommit(false);
            var count = """
                    select (select count(*) from statistics.pending where association = ?)
                         + (select count(*) from statistics.sheet where association = ?)""";
            RawDatabase.scope(connection, "association", desk.association());
            assertThat(Integer.parseInt(RawDatabase.value(connection, count, desk.association(), desk.association())))
                    .isPositive();
            assertThat(RawDatabase.value(connection, "select count(*) from statistics.sheet where scope = ?", Ids.NIL))
                    .as("the network's sum is not an association's to read")
                    .isEqualTo("0");
            RawDatabase.scope(connection, "association", network.anAssociation());
            assertThat(RawDatabase.value(connection, count, desk.association(), desk.association()))
                    .isEqualTo("0");
            RawDatabase.scope(connection, "public", null);
            assertThat(RawDatabase.value(connection, count, desk.association(), desk.association()))
                    .isEqualTo("0");
            connection.rollback();
        }
    }

    private Void foldUntil(AtomicBoolean ended) {
        while (!ended.get()) Asking.as(Scope.network()).call(fold::handle);
        return null;
    }

    private void foldAll() {
        bulk.settle();
    }

    private Visit record() {
        var outcome = Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.aVisit(desk.point())));
        return ((Outcome.Accepted) outcome).visit();
    }

    private Visit correct(Visit visit) {
        return ((Outcome.Accepted) Network.as(desk.mediator(), () -> visits.correct(visit))).visit();
    }

    private static Visit atPoint(Visit v, UUID point) {
        return copy(v, point, v.day());
    }

    private static Visit ofADay(Visit v, LocalDate day) {
        return copy(v, v.point(), day);
    }

    private static Visit copy(Visit v, UUID point, LocalDate day) {
        return new Visit(
                v.id(),
                v.association(),
                point,
                day,
                v.startedAt(),
                v.presence(),
                v.direction(),
                v.mediators().isEmpty() ? List.of(UUID.randomUUID()) : v.mediators(),
                v.persons(),
                v.ageBand(),
                v.gender(),
                v.situation(),
                v.commune(),
                v.language(),
                v.firstVisit(),
                v.partner(),
                v.team(),
                v.requests(),
                v.version());
    }

    private Figures.Report associationsFigures() {
        return of(new Extent.OfAssociation(desk.association()));
    }

    private Figures.Report of(Extent extent) {
        return Network.as(desk.mediator(), () -> figures.of(extent, thisYear));
    }

    private long networksTotal() {
        SignedIn head = network.ofTheNetwork(Role.NETWORK_HEAD);
        return Network.as(head, () -> figures.of(new Extent.WholeNetwork(), thisYear))
                .total()
                .visits();
    }

    private boolean exact() {
        return Asking.as(desk.association()).call(() -> recount.differences(desk.association())) == 0;
    }

    private int waiting() {
        return count("select count(*) from statistics.pending where association = :association and not network_alone");
    }

    private int waitingForTheNetwork() {
        return count("select count(*) from statistics.pending where association = :association and network_alone");
    }

    private int sheets() {
        return count("select count(*) from statistics.sheet where association = :association");
    }

    private int count(String sql) {
        return Asking.as(desk.association())
                .call(() -> transaction.execute(status -> database.sql(sql)
                        .param("association", desk.association())
                        .query(Integer.class)
                        .single()));
    }
}
