// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.Scale;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.activities.Activities;
import fr.parvis.activities.ActivitiesFixtures;
import fr.parvis.appointments.AppointmentsSettings;
import fr.parvis.hotline.CallEnded;
import fr.parvis.indicators.Answer;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.Indicators;
import fr.parvis.indicators.Question;
import fr.parvis.indicators.domain.copy.CopyFixtures;
import fr.parvis.indicators.domain.copy.FigureCopy;
import fr.parvis.network.Extent;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.queue.QueueFixtures;
import fr.parvis.queue.TicketsSettings;
import fr.parvis.queue.domain.ActOnQueue;
import fr.parvis.queue.domain.QueueCommand;
import fr.parvis.queue.domain.Reason;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Period;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database and the copy answer each question with the same numbers, whatever was recorded, corrected and cancelled. */
@ParvisTest
class SameAnswersTest {
    private static final List<String> THEMES =
            List.of("family-benefits", "housing-search", "housing-benefit", "energy-unpaid-bill");
    private static final List<String> RESULTS = List.of("settled", "referred", "follow-up");
    private static final List<String> PRESENCES = List.of("desk", "telephone", "remote", "permanence");

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures fixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Visits visits;

    @Autowired
    PastVisits past;

    @Autowired
    Outbox outbox;

    @Autowired
    Activities activities;

    @Autowired
    ActOnQueue actOnQueue;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    ApplicationContext context;

    @Autowired
    Indicators indicators;

    @TempDir
    Path data;

    private final LocalDate today = LocalDate.now(NetworkTime.ZONE);
    // whole years and parts of years, so that kept sums are among the answers
    private final Period year = new Period(today.minusYears(3).withDayOfYear(40), today.plusDays(1));
    private final Random random = new Random(21);
    private VisitsFixtures.Desk desk;
    private VisitsFixtures.Desk other;
    private FigureCopy copy;
    private Indicators byCopy;
    private final List<Visit> recorded = new ArrayList<>();

    @BeforeEach
    void a_copy() {
        desk = fixtures.aDesk();
        other = fixtures.aDesk();
        copy = CopyFixtures.aCopyOf(ours(), context, data);
        byCopy = by(copy);
    }

    private List<UUID> ours() {
        return List.of(desk.association(), other.association());
    }

    private Indicators by(FigureCopy asked) {
        return new AnswerQuestion(
                context.getBean(DatabaseFacts.class),
                asked,
                context.getBean(Associations.class),
                context.getBean(Nomenclature.class),
                context.getBean(LocalDays.class),
                context.getBean(Clock.class),
                context.getBean(TicketsSettings.class),
                context.getBean(AppointmentsSettings.class),
                context.getBean(PlatformTransactionManager.class));
    }

    @AfterEach
    void close() {
        copy.destroy();
    }

    @Test
    void every_indicator_by_every_dimension_before_and_after_changes() {
        record(12);
        others();
        copy.open();
        same(List.of(Dimension.MONTH), Scale.of(3, 1));
        record(12);
        others();
        for (int i = 0; i < 8; i++) change(recorded.get(random.nextInt(recorded.size())));
        copy.follow();
        same(List.of(Dimension.MONTH), 1);
        same(List.of(Dimension.RESULT, Dimension.PRESENCE), Scale.of(3, 1));
        assertThat(copy.differingSums())
                .as("sums that are not those of the facts")
                .hasValue(0);
        // both ways are those of the sheets
        for (var way : List.of(indicators, byCopy))
            assertThat(context.getBean(CompareWithSheets.class).differing(way, desk.association(), today.getYear()))
                    .isZero();
        addPastTheEvents(1);
        int differing =
                context.getBean(CompareWithSheets.class).differing(indicators, desk.association(), today.getYear());
        addPastTheEvents(-1);
        assertThat(differing).as("what was changed past the events is found").isPositive();
    }

    private void addPastTheEvents(int persons) {
        Network.as(
                desk.mediator(),
                () -> transaction.executeWithoutResult(_ -> database.sql("""
                                update visits.visit set persons = persons + :persons
                                where association = :association and cancelled_at is null""")
                        .param("persons", persons)
                        .param("association", desk.association())
                        .update()));
    }

    /**
     * Each indicator split by each of its dimensions and those given, also filtered.
     *
     * @param step of so many questions one is asked
     */
    private void same(List<Dimension> also, int step) {
        int turn = 0;
        for (var indicator : indicators.list()) {
            if (!indicator.fact().isCopied()) continue;
            for (var dimension : indicator.dimensions()) {
                var by = new ArrayList<>(List.of(dimension));
                for (var one : also)
                    if (one != dimension && indicator.dimensions().contains(one)) by.add(one);
                if (turn++ % step == 0) same(question(indicator, by, Map.of()));
            }
            if (indicator.dimensions().contains(Dimension.THEME))
                same(question(
                        indicator, List.of(Dimension.YEAR), Map.of(Dimension.THEME, List.of("housing-search", ""))));
        }
    }

    private Question question(Indicator indicator, List<Dimension> by, Map<Dimension, List<String>> filters) {
        return new Question(List.of(indicator.key()), year, by, filters, new Extent.OfAssociation(desk.association()));
    }

    private void same(Question question) {
        // as each second; a copy that was fed longer ago does not answer
        copy.follow();
        var ofDatabase = Network.as(desk.mediator(), () -> indicators.answer(question));
        var ofCopy = Network.as(desk.mediator(), () -> byCopy.answer(question));
        assertThat(ofDatabase.origin()).isEqualTo(Answer.Origin.DATABASE);
        assertThat(ofCopy.origin()).isEqualTo(Answer.Origin.COPY);
        assertThat(ofCopy.cells()).as(question.toString()).containsExactlyInAnyOrderElementsOf(ofDatabase.cells());
        assertThat(ofCopy.sums()).as(question.toString()).isEqualTo(ofDatabase.sums());
        assertThat(ofCopy.total()).as(question.toString()).isEqualTo(ofDatabase.total());
    }

    @Test
    void the_copy_answers_for_who_asks_and_for_nobody_else() {
        // of all associations
        copy = CopyFixtures.aCopy(context, data);
        byCopy = by(copy);
        record(5);
        var theirs = VisitsFixtures.aVisit(other.point());
        Network.as(other.mediator(), () -> visits.record(theirs));
        var earlier = VisitsFixtures.daysAgo(today.getDayOfYear() + 100, desk);
        changed(earlier, () -> past.load(List.of(earlier)));
        copy.open();
        var mine = new Question(
                List.of("visits"),
                year,
                List.of(Dimension.ASSOCIATION),
                Map.of(),
                new Extent.OfAssociation(other.association()));
        assertThat(answered(other.mediator(), mine)).containsExactly(1L);
        var point = new Question(
                List.of("visits"), year, List.of(), Map.of(), new Extent.OfPoint(desk.point(), other.association()));
        assertThat(answered(other.mediator(), point)).as("another's point").containsExactly(0L);
        var own = new Question(
                List.of("visits"),
                year,
                List.of(),
                Map.of(),
                new Extent.Own(other.mediator().account(), other.association()));
        assertThat(answered(other.mediator(), own)).containsExactly(1L);
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var all = new Question(
                List.of("visits", "requests"),
                year,
                List.of(Dimension.ASSOCIATION),
                Map.of(),
                new Extent.WholeNetwork());
        var overYears = new Question(
                List.of("requests", "minutes"),
                year,
                List.of(Dimension.YEAR, Dimension.THEME),
                Map.of(),
                new Extent.WholeNetwork());
        for (var question : List.of(all, overYears)) {
            copy.follow();
            var ofCopy = Network.as(head, () -> byCopy.answer(question));
            var ofDatabase = Network.as(head, () -> indicators.answer(question));
            assertThat(ofCopy.origin()).isEqualTo(Answer.Origin.COPY);
            assertThat(ofCopy.sums()).isEqualTo(ofDatabase.sums());
            assertThat(ofCopy.cells()).containsExactlyInAnyOrderElementsOf(ofDatabase.cells());
        }
    }

    @Test
    void what_changes_in_a_year_that_is_over_is_in_the_next_answer() {
        record(1);
        var visit = VisitsFixtures.daysAgo(today.getDayOfYear() + 100, desk);
        changed(visit, () -> past.load(List.of(visit)));
        copy.open();
        var question = new Question(
                List.of("visits", "requests", "minutes"),
                year,
                List.of(Dimension.YEAR, Dimension.THEME),
                Map.of(),
                new Extent.OfAssociation(desk.association()));
        same(question);
        same(question);
        changed(
                visit,
                () -> database.sql("update visits.request set theme = 'housing-search' where visit = :id")
                        .param("id", visit.id())
                        .update());
        same(question);
        // the note says its new day alone
        var earlier = VisitsFixtures.daysAgo(today.getDayOfYear() + 470, desk);
        changed(earlier, () -> past.load(List.of(earlier)));
        same(question);
        var moved = withDay(visit, earlier.day());
        changed(moved, () -> {
            for (var table : List.of("visit", "request"))
                database.sql("update visits." + table + " set day = :day where "
                                + (table.equals("visit") ? "id" : "visit") + " = :id")
                        .param("day", moved.day())
                        .param("id", moved.id())
                        .update();
        });
        same(question);
        assertThat(copy.differingSums())
                .as("sums that are not those of the facts")
                .hasValue(0);
    }

    private void changed(Visit visit, Runnable change) {
        Network.as(
                desk.mediator(),
                () -> transaction.executeWithoutResult(_ -> {
                    change.run();
                    outbox.visit(visit);
                }));
    }

    private static Visit withDay(Visit v, LocalDate day) {
        return new Visit(
                v.id(),
                v.association(),
                v.point(),
                day,
                v.startedAt(),
                v.presence(),
                v.direction(),
                v.mediators(),
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

    @Test
    void a_copy_goes_on_where_it_was_or_is_made_anew() {
        record(3);
        copy.open();
        copy.destroy();
        record(2);
        copy = CopyFixtures.aCopyOf(ours(), context, data);
        copy.open();
        assertThat(data.resolve("figures")).isDirectoryContaining("glob:**.duckdb");
        var first = files();
        byCopyIs(5);
        // one made beside takes its place at the next turn
        var made = copy.make();
        record(1);
        copy.follow();
        byCopyIs(6);
        assertThat(files()).containsExactly(made.getFileName().toString()).doesNotContainAnyElementsOf(first);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_newer_copy_that_cannot_be_opened_is_tried_once(CapturedOutput said) throws IOException {
        record(2);
        copy.open();
        var newer = files().getFirst().replace(".duckdb", "x.duckdb");
        Files.writeString(data.resolve("figures").resolve(newer), "no copy");
        for (int i = 0; i < 3; i++) copy.follow();
        assertThat(said.getAll().split("a copy is not used", -1)).hasSize(2);
        byCopyIs(2);
    }

    @Test
    void a_copy_with_many_changes_is_made_anew_once_nobody_asks_it() {
        var later = new AtomicReference<>(Duration.ZERO);
        var clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return NetworkTime.ZONE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.now().plus(later.get());
            }
        };
        copy = CopyFixtures.aCopyOf(ours(), context, data, clock, 2);
        copy.open();
        record(3);
        copy.follow();
        var first = files();
        later.set(Duration.ofMinutes(31));
        copy.follow();
        assertThat(copy.upTo()).as("closed").isEmpty();
        later.set(Duration.ZERO);
        copy.open();
        byCopyIs(3);
        assertThat(files()).hasSize(1).doesNotContainAnyElementsOf(first);
    }

    private List<String> files() {
        var names = new ArrayList<String>();
        for (var file : java.util.Objects.requireNonNull(
                data.resolve("figures").toFile().list())) if (file.endsWith(".duckdb")) names.add(file);
        return names;
    }

    private void byCopyIs(long number) {
        var again = by(copy);
        var question = new Question(
                List.of("visits"), year, List.of(), Map.of(), new Extent.OfAssociation(desk.association()));
        copy.follow();
        var answer = Network.as(desk.mediator(), () -> again.answer(question));
        assertThat(answer.origin()).isEqualTo(Answer.Origin.COPY);
        assertThat(answer.total()).containsExactly(number);
    }

    @Test
    void a_transaction_that_commits_late_is_not_forgotten() throws Exception {
        record(1);
        copy.open();
        var begun = new java.util.concurrent.CountDownLatch(1);
        var go = new java.util.concurrent.CountDownLatch(1);
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var late = threads.submit(() -> Network.as(desk.mediator(), () -> {
                transaction.executeWithoutResult(_ -> {
                    visits.record(VisitsFixtures.aVisit(desk.point()));
                    begun.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }));
            begun.await();
            try {
                // these are written after it and are there before it
                record(3);
                copy.follow();
                byCopyIs(4);
                record(1);
                copy.follow();
                copy.follow();
                byCopyIs(5);
            } finally {
                go.countDown();
            }
            late.get();
        }
        copy.follow();
        byCopyIs(6);
    }

    private List<Long> answered(SignedIn who, Question question) {
        copy.follow();
        return Network.as(who, () -> byCopy.answer(question)).total();
    }

    private void record(int number) {
        for (int i = 0; i < number; i++) {
            var visit = VisitsFixtures.presence(
                    VisitsFixtures.forPersons(VisitsFixtures.aVisit(desk.point()), 1 + random.nextInt(4)),
                    pick(PRESENCES));
            recorded.add(
                    accepted(Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.with(visit, requests())))));
        }
    }

    private List<Visit.Request> requests() {
        var requests = new ArrayList<Visit.Request>();
        int number = 1 + random.nextInt(3);
        for (int i = 0; i < number; i++)
            requests.add(new Visit.Request(
                    Ids.next(),
                    pick(THEMES),
                    random.nextBoolean() ? "caf" : null,
                    "accompaniment",
                    pick(RESULTS),
                    5 * (1 + random.nextInt(9)),
                    null));
        return requests;
    }

    private String pick(List<String> codes) {
        return codes.get(random.nextInt(codes.size()));
    }

    private static Visit accepted(Visits.Outcome outcome) {
        return ((Visits.Outcome.Accepted) outcome).visit();
    }

    private void change(Visit visit) {
        int at = recorded.indexOf(visit);
        if (random.nextInt(3) == 0) {
            Network.as(desk.mediator(), () -> visits.cancel(visit.id(), visit.version()));
            recorded.remove(at);
            return;
        }
        var other = VisitsFixtures.with(VisitsFixtures.forPersons(visit, 1 + random.nextInt(4)), requests());
        recorded.set(at, accepted(Network.as(desk.mediator(), () -> visits.correct(other))));
    }

    /** Activities, one of them cancelled, tickets, calls. */
    private void others() {
        var cancelled = (Activities.Outcome.Accepted)
                Network.as(desk.mediator(), () -> activities.record(ActivitiesFixtures.aMeeting(null)));
        Network.as(desk.mediator(), () -> activities.record(ActivitiesFixtures.aMeeting(desk.point())));
        Network.as(
                desk.mediator(),
                () -> activities.cancel(
                        cancelled.activity().id(), cancelled.activity().version(), null));
        var queue = new QueueFixtures(actOnQueue, desk.point());
        queue.gives(desk.mediator());
        var called = queue.callsNext(desk.mediator());
        QueueFixtures.done(queue.does(desk.mediator(), new QueueCommand.End(called.id())));
        QueueFixtures.done(queue.does(
                desk.mediator(),
                new QueueCommand.Leave(queue.gives(desk.mediator()).id(), Reason.Leaving.TOO_LONG)));
        Network.as(
                desk.mediator(),
                () -> transaction.executeWithoutResult(_ -> {
                    database.sql("""
                                    insert into hotline.attempt (id, call, at, association, account, outcome, seconds, day)
                                    values (:id, null, now(), :association, :account, 'reached', 70, :day)""")
                            .param("id", Ids.next())
                            .param("association", desk.association())
                            .param("account", desk.mediator().account())
                            .param("day", today)
                            .update();
                    events.publishEvent(
                            new CallEnded(desk.association(), desk.mediator().account(), today, "reached", 70));
                }));
    }
}
