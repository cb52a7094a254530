// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Locks;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.Cases;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.ReadCase;
import fr.parvis.cases.domain.Step;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.energy.domain.clock.Answer;
import fr.parvis.energy.domain.clock.Bill;
import fr.parvis.energy.domain.clock.BillClock;
import fr.parvis.energy.domain.clock.Cheque;
import fr.parvis.energy.domain.clock.Contract;
import fr.parvis.energy.domain.clock.EventsSinceBill;
import fr.parvis.energy.domain.clock.Facts;
import fr.parvis.energy.domain.clock.FundRequest;
import fr.parvis.energy.domain.clock.Household;
import fr.parvis.energy.domain.clock.Letter;
import fr.parvis.energy.domain.clock.Letters;
import fr.parvis.energy.domain.clock.Meter;
import fr.parvis.energy.domain.clock.Payment;
import fr.parvis.energy.domain.clock.Supply;
import fr.parvis.energy.papers.DeadlineInWords;
import fr.parvis.network.LocalDays;
import fr.parvis.network.LocalDaysBy;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is known of a bill is kept with its case, and its deadline follows the days. */
@ParvisTest
class UnpaidBillsTest {
    @Autowired
    LocalDays localDays;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    WorkOnCase work;

    @Autowired
    Cases cases;

    @Autowired
    ReadCase readCase;

    @Autowired
    KeepBill keep;

    @Autowired
    ReadBill bills;

    @Autowired
    BillClock billClock;

    @Autowired
    Associations associations;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    SignedIn me;
    UUID caseFile;
    LocalDate today;

    @BeforeEach
    void somebody_with_a_bill() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        caseFile = aCase(me, "Nour");
        today = Network.as(me, () -> bills.today());
    }

    private UUID aCase(SignedIn who, String given) {
        return aCase(who, given, null, null);
    }

    private UUID aCase(SignedIn who, String given, String template, LocalDate countedFrom) {
        var nour = Ids.next();
        var id = Ids.next();
        Network.as(
                who,
                () -> openFile.handle(new OpenFile.Command(
                        nour,
                        aPerson(given, given.equals("Nour") ? "Haddad" : "Lefebvre", 1990),
                        "spoken",
                        null,
                        false,
                        false)));
        Network.as(
                who,
                () -> openCase.handle(new OpenCase.Command(
                        id, nour, template, "energy-unpaid-bill", "edf", "Facture de 240 €", countedFrom, false)));
        return id;
    }

    private static Facts gas(LocalDate issued) {
        return new Facts(
                new Contract(Supply.GAS, "engie", Meter.UNKNOWN, null, Answer.NO),
                new Bill(issued, null, null),
                Letters.NONE,
                Household.UNPROTECTED,
                EventsSinceBill.NOTHING);
    }

    private Outcome<UnpaidBill> keeps(Facts facts, int basedOn) {
        return Network.as(me, () -> keep.handle(caseFile, facts, basedOn));
    }

    /** The version that a form shows now. */
    private int seen() {
        return Network.as(me, () -> bills.find(caseFile)).orElseThrow().version();
    }

    private LocalDate due() {
        return Network.as(me, () -> cases.nextStep(caseFile))
                .map(Cases.Step::due)
                .orElse(null);
    }

    @Test
    void all_that_is_known_comes_back_as_it_was_kept() {
        var all = new Facts(
                new Contract(Supply.ELECTRICITY, "edf", Meter.LINKY, 9, Answer.YES),
                new Bill(today.minusDays(90), today.minusDays(70), 24_050L),
                new Letters(Letter.of(today.minusDays(65)), Letter.LOST, Letter.NONE),
                new Household(
                        Cheque.told(today.minusDays(3).getYear(), today.minusDays(3)),
                        Answer.YES,
                        today.minusDays(200),
                        Answer.NO,
                        FundRequest.lodged(today.minusDays(30)).granted(today.minusDays(10), 5_000L)),
                new EventsSinceBill(
                        List.of(new Payment(today.minusDays(20), 1_000), new Payment(today.minusDays(5), 2_050)),
                        null,
                        today.minusDays(2),
                        null));
        assertThat(keeps(all, 0)).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(me, () -> bills.find(caseFile)).orElseThrow().facts())
                .isEqualTo(all);
    }

    @Test
    void the_deadline_stands_in_the_case() {
        keeps(gas(today), 0);
        assertThat(due()).isEqualTo(today.plusDays(49));
        keeps(gas(today.minusDays(1)), seen());
        assertThat(due()).isEqualTo(today.plusDays(48));
    }

    @Test
    void who_saw_an_older_version_changes_nothing() {
        keeps(gas(today), 0);
        int older = seen();
        keeps(gas(today.minusDays(1)), older);
        assertThat(keeps(gas(today.minusDays(9)), older)).isInstanceOf(Outcome.Changed.class);
        assertThat(due()).isEqualTo(today.plusDays(48));
    }

    @Test
    void a_bill_that_is_paid_has_no_deadline_any_more() {
        var unpaid = gas(today.minusDays(30));
        keeps(unpaid, 0);
        assertThat(due()).isNotNull();
        keeps(
                new Facts(
                        unpaid.contract(),
                        new Bill(today.minusDays(30), null, 10_000L),
                        unpaid.letters(),
                        unpaid.household(),
                        new EventsSinceBill(List.of(new Payment(today, 10_000)), null, null, null)),
                seen());
        assertThat(due()).isNull();
    }

    @Test
    void what_cannot_be_is_refused_and_nothing_is_kept() {
        assertThat(keeps(gas(today.plusDays(1)), 0)).isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(me, () -> bills.find(caseFile))).isEmpty();
    }

    @Test
    void a_closed_case_keeps_nothing_new() {
        Network.as(me, () -> work.close(caseFile, 0, "obtained", null));
        assertThat(keeps(gas(today), 0)).isEqualTo(Outcome.refused("", "energy.problem.closed"));
    }

    @Test
    void another_association_sees_nothing_of_it() {
        keeps(gas(today), 0);
        var other = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(Network.as(other, () -> bills.find(caseFile))).isEmpty();
    }

    private int nights(String now) {
        return move(now).handle();
    }

    private MoveDeadlines move(String now) {
        var then = new SettableClock();
        then.set(now);
        var by = new LocalDaysBy(then, localDays);
        return new MoveDeadlines(
                new BillTable(database, by, then),
                billClock,
                cases,
                associations,
                new DeadlineInWords(),
                transactions,
                by);
    }

    @Test
    void nights_when_the_server_was_off_do_not_change_the_result() {
        // the bill is long due and no letter came: the day is 35 days from today, each day anew
        keeps(gas(today.minusDays(60)), 0);
        assertThat(due()).isEqualTo(today.plusDays(35));
        var inThreeDays = today.plusDays(3);
        assertThat(nights(inThreeDays + "T01:00:00Z")).isPositive();
        assertThat(due()).isEqualTo(inThreeDays.plusDays(35));
        assertThat(nights(inThreeDays + "T02:00:00Z"))
                .as("the same night again")
                .isZero();
        nights(inThreeDays.plusDays(1) + "T01:00:00Z");
        assertThat(due()).isEqualTo(inThreeDays.plusDays(36));
    }

    @Test
    void the_night_s_work_waits_until_the_day_has_begun_where_the_association_is() {
        visitsFixtures.aPoint(me.association(), "America/Guadeloupe", null);
        var here = Network.as(me, () -> bills.today());
        keeps(gas(here.minusDays(60)), 0);
        assertThat(due()).isEqualTo(here.plusDays(35));
        move(here.plusDays(2) + "T23:20:00Z").handleAt(0);
        assertThat(due()).as("past midnight in Paris").isEqualTo(here.plusDays(35));
        move(here.plusDays(3) + "T04:20:00Z").handleAt(0);
        assertThat(due()).as("past midnight in Guadeloupe").isEqualTo(here.plusDays(3 + 35));
    }

    @Test
    void a_step_that_is_done_and_a_closed_case_are_left_alone() {
        keeps(gas(today.minusDays(60)), 0);
        var step = Network.as(me, () -> bills.find(caseFile)).orElseThrow().step();
        Network.as(me, () -> work.markStep(caseFile, step, true));
        nights(today.plusDays(3) + "T01:00:00Z");
        assertThat(dueOf(step)).isEqualTo(today.plusDays(35));
        var closed = caseFile;
        caseFile = aCase(me, "Aurélien");
        keeps(gas(today.minusDays(60)), 0);
        var other = Network.as(me, () -> bills.find(caseFile)).orElseThrow().step();
        Network.as(me, () -> work.close(caseFile, 0, "obtained", null));
        nights(today.plusDays(5) + "T01:00:00Z");
        assertThat(dueOf(other)).isEqualTo(today.plusDays(35));
        assertThat(closed).isNotEqualTo(caseFile);
    }

    @Test
    void a_day_that_somebody_chose_is_left_alone() {
        keeps(gas(today.minusDays(60)), 0);
        var step = Network.as(me, () -> bills.find(caseFile)).orElseThrow().step();
        Network.as(me, () -> work.dateStep(caseFile, step, today.plusDays(2)));
        nights(today.plusDays(3) + "T01:00:00Z");
        assertThat(due()).isEqualTo(today.plusDays(2));
    }

    private List<Step> toDo() {
        return Network.as(me, () -> readCase.handle(caseFile)).orElseThrow().steps().stream()
                .filter(step -> step.kind() == Step.Kind.STEP && step.doneOn() == null)
                .toList();
    }

    private static boolean ofTheDeadline(Step step) {
        return step.text().startsWith("Avant ce jour, ni réduction ni coupure");
    }

    @Test
    void a_case_that_a_template_dated_shows_one_deadline_once_its_bill_is_known() {
        caseFile = aCase(me, "Aurélien", "unpaid-bill", today.minusDays(10));
        assertThat(toDo().stream().filter(UnpaidBillsTest::ofTheDeadline))
                .extracting(Step::due)
                .containsExactly(today.plusDays(39));
        keeps(gas(today.minusDays(20)), 0);
        var deadline = toDo().stream().filter(UnpaidBillsTest::ofTheDeadline).toList();
        assertThat(deadline).extracting(Step::due).containsExactly(today.plusDays(35));
        assertThat(deadline.getFirst().text()).doesNotContain("cas général");
        assertThat(deadline.getFirst().because()).contains("Recalculée chaque nuit");
        // the date that delays run from is the day of the bill: corrected on the page of the case, it moves the
        // deadline too
        int older = seen();
        Network.as(me, () -> work.countFrom(caseFile, today.minusDays(1)));
        assertThat(toDo().stream().filter(UnpaidBillsTest::ofTheDeadline))
                .extracting(Step::due)
                .containsExactly(today.plusDays(48));
        assertThat(keeps(gas(today.minusDays(5)), older))
                .as("a form that was shown before the correction")
                .isInstanceOf(Outcome.Changed.class);
        keeps(gas(today.minusDays(5)), seen());
        assertThat(toDo().stream().filter(UnpaidBillsTest::ofTheDeadline))
                .extracting(Step::due)
                .containsExactly(today.plusDays(44));
    }

    @Test
    void the_templates_day_goes_when_the_clock_knows_none() {
        caseFile = aCase(me, "Aurélien", "unpaid-bill", today.minusDays(10));
        var unpaid = gas(today.minusDays(10));
        keeps(
                new Facts(
                        unpaid.contract(),
                        unpaid.bill(),
                        unpaid.letters(),
                        unpaid.household(),
                        new EventsSinceBill(List.of(), today.minusDays(1), null, null)),
                0);
        var deadline = toDo().stream().filter(UnpaidBillsTest::ofTheDeadline).toList();
        assertThat(deadline).hasSize(1).extracting(Step::due).containsOnlyNulls();
        assertThat(deadline.getFirst().because()).contains("Accord de paiement en cours");
    }

    @Test
    void why_there_is_no_day_follows_the_facts() {
        var unpaid = gas(today.minusDays(30));
        keeps(unpaid, 0);
        keeps(since(unpaid, new EventsSinceBill(List.of(), today.minusDays(1), null, null)), seen());
        assertThat(toDo()).extracting(Step::because).singleElement().asString().contains("Accord de paiement en cours");
        keeps(
                since(unpaid, new EventsSinceBill(List.of(new Payment(today, 10_000)), today.minusDays(1), null, null)),
                seen());
        assertThat(toDo()).extracting(Step::because).singleElement().asString().contains("Facture réglée");
    }

    /** The same for a bill of a hundred euros, since which that happened. */
    private static Facts since(Facts facts, EventsSinceBill since) {
        return new Facts(
                facts.contract(),
                new Bill(facts.bill().issuedOn(), null, 10_000L),
                facts.letters(),
                facts.household(),
                since);
    }

    @Test
    void the_day_that_somebody_chose_for_the_templates_step_stays_the_only_one() {
        caseFile = aCase(me, "Aurélien", "unpaid-bill", today.minusDays(10));
        var step = toDo().stream()
                .filter(UnpaidBillsTest::ofTheDeadline)
                .findFirst()
                .orElseThrow();
        Network.as(me, () -> work.dateStep(caseFile, step.id(), today.plusDays(3)));
        keeps(gas(today.minusDays(20)), 0);
        assertThat(toDo().stream().filter(UnpaidBillsTest::ofTheDeadline))
                .extracting(Step::due)
                .containsExactly(today.plusDays(3));
    }

    @Test
    void a_template_step_that_is_done_is_left_alone() {
        caseFile = aCase(me, "Aurélien", "unpaid-bill", today.minusDays(10));
        var done = toDo().stream()
                .filter(UnpaidBillsTest::ofTheDeadline)
                .findFirst()
                .orElseThrow();
        Network.as(me, () -> work.markStep(caseFile, done.id(), true));
        keeps(gas(today.minusDays(10)), 0);
        assertThat(dueOf(done.id())).isEqualTo(today.plusDays(39));
        assertThat(toDo().stream().filter(UnpaidBillsTest::ofTheDeadline))
                .extracting(Step::due)
                .containsExactly(today.plusDays(39));
    }

    @Test
    void one_bill_that_cannot_be_moved_leaves_the_others_moved() {
        var files = new ArrayList<UUID>();
        files.add(caseFile);
        for (var given : List.of("Aurélien", "Maëlle")) files.add(aCase(me, given));
        for (var file : files) {
            caseFile = file;
            keeps(gas(today.minusDays(60)), 0);
        }
        files.sort(Comparator.comparing(UUID::toString));
        var broken = stepOf(files.get(1));
        // what the step says cannot be opened any more: whoever reads this case fails
        var said = says(broken, "\\x00");
        try {
            assertThat(nights(today.plusDays(3) + "T01:00:00Z")).isPositive();
            assertThat(dueOf(stepOf(files.getFirst()))).isEqualTo(today.plusDays(38));
            assertThat(dueOf(stepOf(files.getLast()))).isEqualTo(today.plusDays(38));
            assertThat(dueOf(broken)).as("as it stood").isEqualTo(today.plusDays(35));
        } finally {
            says(broken, said);
        }
    }

    /** Puts other bytes in the place of a sealed text. @return those that stood there */
    private String says(UUID step, String bytes) {
        return Network.as(
                me,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> database.sql("""
                                        update cases.step new set said = :bytes::bytea from cases.step old
                                        where new.id = :step and old.id = new.id returning old.said::text""")
                                .param("bytes", bytes)
                                .param("step", step)
                                .query(String.class)
                                .single()));
    }

    private UUID stepOf(UUID file) {
        return Network.as(me, () -> bills.find(file)).orElseThrow().step();
    }

    @Test
    void the_timelines_of_many_households_are_read_from_their_table_and_nothing_stays() {
        var measure = new MeasureClock(
                database,
                billClock,
                new BillTable(database, new LocalDaysBy(new SettableClock(), localDays), new SettableClock()),
                transactions);
        var measured = Network.as(me, () -> measure.handle(500));
        assertThat(measured.households()).isEqualTo(500);
        assertThat(measured.withDay()).isBetween(300, 500);
        assertThat(measured.days()).isGreaterThan(500 * 6L);
        assertThat(inTransaction("select count(*)::int from energy.unpaid_bill", Integer.class))
                .isZero();
    }

    private LocalDate dueOf(UUID step) {
        return inTransaction("select due from cases.step where id = '" + step + "'", LocalDate.class);
    }

    private <T> T inTransaction(String sql, Class<T> type) {
        return Network.as(
                me,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> database.sql(sql).query(type).single()));
    }

    @Test
    void who_corrects_the_case_and_who_keeps_the_bill_at_once_wait_for_each_other_and_nobody_fails() throws Exception {
        caseFile = aCase(me, "Aurélien", "unpaid-bill", today.minusDays(10));
        keeps(gas(today.minusDays(10)), 0);
        int seen = seen();
        var other = new AtomicReference<Future<Outcome<UnpaidBill>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var corrected = Network.as(
                    me,
                    () -> new TransactionTemplate(transactions).execute(status -> {
                        cases.findLocked(caseFile);
                        other.set(threads.submit(() -> keeps(gas(today.minusDays(20)), seen)));
                        Locks.awaitWaiting(database);
                        return work.countFrom(caseFile, today.minusDays(5));
                    }));
            assertThat(corrected).isInstanceOf(Outcome.Done.class);
            assertThat(other.get().get())
                    .as("what it was based on is another now")
                    .isInstanceOf(Outcome.Changed.class);
        }
        assertThat(Network.as(me, () -> bills.find(caseFile)).orElseThrow().movedTo())
                .isEqualTo(today.plusDays(44));
    }

    @Test
    void two_who_begin_the_same_bill_at_once_do_not_undo_each_other() {
        assertThat(keeps(gas(today.minusDays(5)), 0)).isInstanceOf(Outcome.Done.class);
        assertThat(keeps(gas(today.minusDays(9)), 0)).isInstanceOf(Outcome.Changed.class);
        assertThat(Network.as(me, () -> bills.find(caseFile))
                        .orElseThrow()
                        .facts()
                        .bill()
                        .issuedOn())
                .isEqualTo(today.minusDays(5));
    }
}
