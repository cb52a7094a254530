// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static fr.parvis.people.PeopleFixtures.reachedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.messages.Messages;
import fr.parvis.network.Extent;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.domain.Consents;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.MergeFiles;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.sheets.Cards;
import fr.parvis.shell.Ids;
import fr.parvis.shell.NetworkTime;
import fr.parvis.shell.Outcome;
import fr.parvis.shell.Period;
import fr.parvis.shell.Problem;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.Dimension;
import fr.parvis.statistics.domain.Figures;
import fr.parvis.statistics.domain.RecountActs;
import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.SentCommand;
import fr.parvis.visits.VisitsFixtures;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Equipment on the real database: taken in, erased, lent once, taken back, counted, forgotten. */
@ParvisTest
class EquipmentTest {
    private static final int BORROWERS = 100;
    private static final Signing TYPED = new Signing(Signing.Manner.TYPED, "", "Nour Haddad");
    private static final Wipe RESET = new Wipe("factory-reset", "Réglages 14", "");

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    ReceiveItems receive;

    @Autowired
    MoveItem move;

    @Autowired
    HandOverItem handOver;

    @Autowired
    ItemTable items;

    @Autowired
    HandoverTable handovers;

    @Autowired
    ReadEquipment equipment;

    @Autowired
    Stock stock;

    @Autowired
    KeepLots lots;

    @Autowired
    Inventories inventories;

    @Autowired
    TransferItems transfers;

    @Autowired
    LoanCommands commands;

    @Autowired
    JsonMapper json;

    @Autowired
    FollowBorrowers follow;

    @Autowired
    ErasePerson erase;

    @Autowired
    MergeFiles merges;

    @Autowired
    Cards cards;

    @Autowired
    Consents consents;

    @Autowired
    Messages messages;

    @Autowired
    Figures figures;

    @Autowired
    RecountActs recount;

    @Autowired
    List<PersonalDataProvider> personalData;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;
    UUID point;
    UUID elsewhere;
    UUID person;

    @BeforeEach
    void two_points_and_a_person() {
        var association = network.anAssociation();
        me = network.a(Role.SITE_LEAD, association);
        var fixtures = new VisitsFixtures(network, db, transaction);
        point = fixtures.aPoint(association, "Europe/Paris", null);
        elsewhere = fixtures.aPoint(association, "Europe/Paris", null);
        person = somebody("Nour", "Haddad", 1990);
    }

    private static LocalDate today() {
        return LocalDate.now(NetworkTime.ZONE);
    }

    private <T> T as(Callable<T> what) {
        return Network.as(me, what);
    }

    private UUID somebody(String given, String family, Integer born) {
        var id = Ids.next();
        as(() -> openFile.handle(new OpenFile.Command(
                id, reachedBy(aPerson(given, family, born), "0612345678"), "spoken", null, false, false)));
        return id;
    }

    private ReceiveItems.Command reception(String kind, String... serials) {
        return new ReceiveItems.Command(
                Ids.next(),
                point,
                kind,
                "Modèle d’essai",
                serials.length == 0 ? 1 : null,
                List.of(serials),
                "",
                "",
                "donated",
                null);
    }

    private Item received(String kind) {
        var command = reception(kind);
        assertThat(as(() -> receive.handle(command))).isInstanceOf(Outcome.Done.class);
        return as(() -> equipment.ofReception(command.reception()).getFirst());
    }

    private Item ready() {
        var it = received("laptop");
        assertThat(as(() -> move.wipe(Ids.next(), it.id(), RESET, today(), true)))
                .isInstanceOf(Outcome.Done.class);
        return again(it);
    }

    private Item again(Item it) {
        return as(() -> equipment.find(it.id()).orElseThrow());
    }

    private HandOverItem.Command loan(UUID item, UUID person) {
        return new HandOverItem.Command(
                Ids.next(), item, Handover.Kind.LOAN, null, person, null, null, null, null, TYPED);
    }

    private Outcome lend(Item it) {
        return as(() -> handOver.handle(loan(it.id(), person)));
    }

    private Handover lent(Item it) {
        assertThat(lend(it)).isInstanceOf(Outcome.Done.class);
        return as(() -> equipment.current(it.id()).orElseThrow());
    }

    private static void refused(Outcome outcome, String field, String code) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).problems().stream().map(Problem::field))
                .contains(field);
        assertThat(((Outcome.Refused) outcome).problems().stream().map(Problem::code))
                .contains("equipment.problem." + code);
    }

    @Test
    void the_database_holds_the_same_life_of_an_item_as_the_code() throws SQLException {
        var ours = new TreeMap<String, String>();
        for (var kind : Move.values())
            for (var state : State.values()) {
                var after = kind.after(state);
                if (after != null) ours.put(kind.code() + " " + state.code(), after.code() + " " + kind.needsWipe());
            }
        var theirs = new TreeMap<String, String>();
        var sql = """
                select movement || ' ' || before || '>' || after || ' ' || wiped from equipment.transition
                where before <> 'new'""";
        try (var owner = RawDatabase.asOwner()) {
            for (var row : RawDatabase.list(owner, sql)) theirs.put(row.split(">")[0], row.split(">")[1]);
        }
        assertThat(theirs).isEqualTo(ours);
    }

    @Test
    void what_is_wiped_lent_and_given_counts_at_once_where_it_was_and_a_recount_finds_the_same() {
        var first = lent(ready()).item();
        as(() -> handOver.takeBack(equipment.current(first).orElseThrow().id(), "good", TYPED, false));
        var second = ready();
        as(() -> move.transfer(Ids.next(), second.id(), elsewhere));
        as(() -> handOver.handle(new HandOverItem.Command(
                Ids.next(), second.id(), Handover.Kind.GIFT, null, person, null, "low-income", null, null, TYPED)));
        assertThat(counted(point, Dimension.WIPED)).isEqualTo(Map.of("laptop", 2L));
        assertThat(counted(point, Dimension.LENT)).isEqualTo(Map.of("laptop", 1L));
        assertThat(counted(point, Dimension.GIVEN)).isEmpty();
        assertThat(counted(elsewhere, Dimension.GIVEN)).isEqualTo(Map.of("laptop", 1L));
        assertThat(as(() -> recount.differences(me.association()))).isZero();
    }

    @Test
    void a_loan_is_reminded_of_once_before_it_ends_until_it_comes_back() {
        as(() -> consents.give(person, "contact", "spoken", today()));
        var it = ready();
        as(() -> handOver.handle(new HandOverItem.Command(
                Ids.next(), it.id(), Handover.Kind.LOAN, null, person, today().plusDays(30), null, null, null, TYPED)));
        assertThat(reminders(it)).containsExactly("DUE");
        var loan = as(() -> equipment.current(it.id()).orElseThrow());
        as(() -> handOver.prolong(loan.id(), today().plusDays(40)));
        assertThat(reminders(it)).containsExactlyInAnyOrder("WITHDRAWN", "DUE");
        as(() -> handOver.takeBack(loan.id(), "good", TYPED, false));
        assertThat(reminders(it)).containsExactly("WITHDRAWN", "WITHDRAWN");
    }

    private List<String> reminders(Item it) {
        return as(() -> transaction.execute(status -> messages.list(LoanReminders.about(it.id())).stream()
                .map(one -> one.state().name())
                .toList()));
    }

    private Map<String, Long> counted(UUID at, Dimension dimension) {
        return as(() ->
                figures
                        .of(new Extent.OfPoint(at, me.association()), new Period(today(), today()))
                        .lines(dimension)
                        .stream()
                        .collect(Collectors.toMap(Figures.Line::code, line -> dimension.count(line.now()))));
    }

    @Test
    void what_comes_in_has_a_label_of_its_own_and_is_taken_in_once() {
        var command = reception("laptop", "A-1", "A-2", "A-3");
        as(() -> receive.handle(command));
        as(() -> receive.handle(command));
        var all = as(() -> equipment.ofReception(command.reception()));
        assertThat(all).hasSize(3).allMatch(it -> it.state() == State.RECEIVED && !it.wiped());
        assertThat(all.stream().map(Item::label).distinct()).hasSize(3);
        assertThat(as(() -> equipment.find(all.getFirst().label().text()))).isPresent();
    }

    @Test
    void a_reception_sent_twice_at_once_is_taken_in_once() throws Exception {
        var command = reception("laptop", "B-1", "B-2");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Outcome>>();
            for (int i = 0; i < 8; i++) all.add(threads.submit(() -> as(() -> receive.handle(command))));
            for (var one : all) assertThat(one.get()).isEqualTo(new Outcome.Done(command.reception()));
        }
        assertThat(as(() -> equipment.ofReception(command.reception()))).hasSize(2);
    }

    @Test
    void a_label_of_another_association_is_taken_too() {
        var it = received("tablet");
        var other = network.a(Role.SITE_LEAD, network.anAssociation());
        var theirs = new VisitsFixtures(network, db, transaction).aPoint(other.association(), "Europe/Paris", null);
        var labelled = new ReceiveItems.Command(
                Ids.next(),
                theirs,
                "tablet",
                "Tablette",
                1,
                List.of(),
                "",
                it.label().text(),
                "bought",
                null);
        refused(Network.as(other, () -> receive.handle(labelled)), "label", "label-taken");
        assertThat(Network.as(other, () -> equipment.ofReception(labelled.reception())))
                .isEmpty();
    }

    @Test
    void what_is_wrong_with_a_reception_is_said_field_by_field() {
        var nothing = new ReceiveItems.Command(
                Ids.next(), null, "sim", "x", 0, List.of(), "123", "K7MRA-2TQX9", "?", Ids.next());
        var outcome = as(() -> receive.handle(nothing));
        refused(outcome, "point", "point");
        refused(outcome, "kind", "kind-of-lot");
        refused(outcome, "model", "model");
        refused(outcome, "number", "number");
        refused(outcome, "origin", "origin");
        refused(outcome, "partner", "partner");
        as(() -> receive.handle(reception("laptop", "SN-7")));
        refused(as(() -> receive.handle(reception("laptop", "sn-7"))), "serials", "serial-known");
        refused(as(() -> receive.handle(reception("laptop", "a", "A"))), "serials", "serial-twice");
        var it = received("tablet");
        var taken = new ReceiveItems.Command(
                Ids.next(),
                point,
                "tablet",
                "Tablette",
                1,
                List.of(),
                "",
                it.label().text(),
                "bought",
                null);
        refused(as(() -> receive.handle(taken)), "label", "label-taken");
    }

    @Test
    void a_point_of_another_association_takes_nothing_in() {
        var theirs = new VisitsFixtures(network, db, transaction).aPoint(network.anAssociation(), "Europe/Paris", null);
        var command =
                new ReceiveItems.Command(Ids.next(), theirs, "laptop", "Modèle", 1, List.of(), "", "", "donated", null);
        refused(as(() -> receive.handle(command)), "point", "point");
    }

    @Test
    void nothing_leaves_before_its_data_were_erased_nor_may_the_database_be_passed_by() {
        var it = received("laptop");
        refused(as(() -> move.handle(Ids.next(), it.id(), Move.READIED)), "", "not-wiped");
        refused(as(() -> move.handle(Ids.next(), it.id(), Move.SCRAPPED)), "", "not-wiped");
        refused(lend(it), "", "is-received");
        assertThatThrownBy(() -> as(() -> transaction.execute(status -> {
                    items.move(Ids.next(), it.id(), Move.READIED, items.now(), point, today(), null);
                    return 0;
                })))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("not erased");
        assertThatThrownBy(() -> as(() ->
                        transaction.execute(status -> db.sql("update equipment.item set state = 'ready' where id = :id")
                                .param("id", it.id())
                                .update())))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("follows from a movement");
        assertThat(again(it).state()).isEqualTo(State.RECEIVED);
    }

    @Test
    void an_erasure_without_certificate_is_none() {
        var it = received("laptop");
        assertThatThrownBy(() -> as(() -> transaction.execute(status -> {
                    items.move(Ids.next(), it.id(), Move.WIPED, items.now(), point, today(), null);
                    return 0;
                })))
                .hasStackTraceContaining("without a certificate");
    }

    @Test
    void history_is_never_rewritten() {
        var it = received("laptop");
        for (var sql : List.of(
                "update equipment.movement set kind = 'lost' where item = :id",
                "delete from equipment.movement where item = :id"))
            assertThatThrownBy(() -> as(() -> transaction.execute(
                            status -> db.sql(sql).param("id", it.id()).update())))
                    .hasStackTraceContaining("permission denied");
    }

    @Test
    void a_screen_holds_no_data_and_needs_no_erasure() {
        var it = received("screen");
        refused(as(() -> move.wipe(Ids.next(), it.id(), RESET, today(), true)), "", "holds-no-data");
        as(() -> move.handle(Ids.next(), it.id(), Move.READIED));
        assertThat(lend(it)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void an_erasure_of_before_the_return_counts_for_nothing() {
        var it = received("laptop");
        refused(as(() -> move.wipe(Ids.next(), it.id(), RESET, today().minusDays(1), true)), "on", "wiped-before");
        refused(as(() -> move.wipe(Ids.next(), it.id(), RESET, today().plusDays(1), true)), "on", "future");
        var ready = ready();
        var lent = lent(ready);
        as(() -> handOver.takeBack(lent.id(), "good", TYPED, false));
        assertThat(again(ready).state()).isEqualTo(State.RECEIVED);
        assertThat(again(ready).wiped()).isFalse();
        refused(as(() -> move.handle(Ids.next(), ready.id(), Move.READIED)), "", "not-wiped");
    }

    @Test
    void a_loan_is_signed_out_and_back_and_told_to_the_person() {
        var it = ready();
        var unsigned = new HandOverItem.Command(
                Ids.next(),
                it.id(),
                Handover.Kind.LOAN,
                null,
                person,
                today().plusDays(30),
                null,
                null,
                null,
                Signing.NOBODY);
        refused(as(() -> handOver.handle(unsigned)), "manner", "manner");
        var lent = lent(it);
        assertThat(lent.outSigned()).isEqualTo(Signing.Manner.TYPED);
        assertThat(as(() -> equipment.signature(lent.id(), Moment.OUT))).isEqualTo("Nour Haddad");
        refused(as(() -> handOver.takeBack(lent.id(), "?", Signing.NOBODY, false)), "state", "back-state");
        assertThat(as(() -> handOver.takeBack(lent.id(), "worn", new Signing(Signing.Manner.PAPER, "", ""), false)))
                .isEqualTo(new Outcome.Done(it.id()));
        var back = as(() -> equipment.handover(lent.id()).orElseThrow());
        assertThat(back.backOn()).isEqualTo(today());
        assertThat(back.backSigned()).isEqualTo(Signing.Manner.PAPER);
        refused(as(() -> handOver.takeBack(lent.id(), "good", TYPED, false)), "", "back-already");
        var told = as(() -> personalData.stream()
                .filter(one -> one.title().equals(Words.t("equipment.panel")))
                .findAny()
                .orElseThrow()
                .tell(person));
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().lines().stream().map(PersonalDataProvider.Line::text))
                .contains("Nour Haddad");
    }

    @Test
    void what_was_never_lent_does_not_come_back() {
        refused(as(() -> handOver.takeBack(Ids.next(), "good", TYPED, false)), "", "never-lent");
        refused(as(() -> handOver.prolong(Ids.next(), today())), "", "never-lent");
    }

    @Test
    void an_end_is_not_before_its_beginning_and_may_be_none() {
        var it = ready();
        var past = new HandOverItem.Command(
                Ids.next(), it.id(), Handover.Kind.LOAN, null, person, today().minusDays(1), null, null, null, TYPED);
        refused(as(() -> handOver.handle(past)), "due", "due-past");
        var lent = lent(it);
        assertThat(lent.due()).isNull();
        assertThat(as(() -> handOver.prolong(lent.id(), today().plusDays(10)))).isInstanceOf(Outcome.Done.class);
        refused(as(() -> handOver.prolong(lent.id(), today().minusDays(1))), "due", "due-past");
        assertThatThrownBy(() -> as(() -> transaction.execute(
                        status -> db.sql("""
                                        update equipment.handover set back_at = out_at - interval '1 hour', back_on = out_on, back_by = out_by,
                                            back_state = 'good' where id = :id""").param("id", lent.id()).update())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void what_is_late_is_computed() {
        var lent = lent(ready());
        as(() -> transaction.execute(
                status -> db.sql("update equipment.handover set out_on = :out, due = :due where id = :id")
                        .param("out", today().minusDays(9))
                        .param("due", today().minusDays(2))
                        .param("id", lent.id())
                        .update()));
        assertThat(as(() -> equipment.handover(lent.id()).orElseThrow()).daysLate(today()))
                .isEqualTo(2);
        var toRemind = as(() -> stock.list(new Stock.Filter("", "", null, "to-remind"), 10, 0));
        assertThat(toRemind).hasSize(1).allMatch(line -> line.late(today()));
        as(() -> handOver.takeBack(lent.id(), "good", TYPED, false));
        assertThat(as(() -> stock.count(new Stock.Filter("", "", null, "to-remind"))))
                .isZero();
    }

    @Test
    void hundred_people_want_one_item_and_one_gets_it() throws Exception {
        var it = ready();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<Future<Outcome>>();
            for (int i = 0; i < BORROWERS; i++)
                outcomes.add(threads.submit(() -> {
                    start.await();
                    return lend(it);
                }));
            start.countDown();
            int done = 0;
            for (var outcome : outcomes)
                if (outcome.get() instanceof Outcome.Done) done++;
                else refused(outcome.get(), "", "is-lent");
            assertThat(done).isEqualTo(1);
        }
        assertThat(as(() -> equipment.handovers(it.id()))).hasSize(1);
    }

    @Test
    void one_item_is_in_one_hand_even_where_nobody_asks_first() {
        var it = ready();
        var lent = lent(it);
        assertThatThrownBy(() -> as(() -> transaction.execute(status -> {
                    handovers.insert(new Handover(
                            Ids.next(),
                            it.id(),
                            Handover.Kind.LOAN,
                            null,
                            person,
                            true,
                            null,
                            null,
                            null,
                            null,
                            today(),
                            me.account(),
                            Signing.Manner.PAPER,
                            null,
                            null,
                            null,
                            null));
                    return 0;
                })))
                .hasStackTraceContaining("one_hand_at_a_time");
        assertThat(as(() -> equipment.current(it.id()))).contains(lent);
    }

    @Test
    void a_card_borrows_in_the_house_without_a_name_and_gets_nothing_for_good() {
        var it = ready();
        var card = as(() -> cards.make().card());
        var gift = new HandOverItem.Command(
                Ids.next(), it.id(), Handover.Kind.GIFT, card, null, null, "young", null, null, TYPED);
        refused(as(() -> handOver.handle(gift)), "borrower", "card-keeps-nothing");
        var unknown = new HandOverItem.Command(
                Ids.next(), it.id(), Handover.Kind.LOAN, Ids.next(), null, null, null, null, null, Signing.NOBODY);
        refused(as(() -> handOver.handle(unknown)), "borrower", "card");
        var loan = new HandOverItem.Command(
                Ids.next(), it.id(), Handover.Kind.LOAN, card, null, null, null, null, null, Signing.NOBODY);
        assertThat(as(() -> handOver.handle(loan))).isInstanceOf(Outcome.Done.class);
        var lent = as(() -> equipment.current(it.id()).orElseThrow());
        assertThat(lent.away()).isFalse();
        Network.as(me, () -> follow.cardEnded(card));
        assertThat(as(() -> equipment.handover(lent.id()).orElseThrow()).card()).isNull();
        assertThat(again(it).state()).isEqualTo(State.LENT);
        assertThat(as(() -> handOver.takeBack(lent.id(), "good", Signing.NOBODY, true)))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_gift_has_a_reason_and_goes_to_no_child() {
        var it = ready();
        var child = somebody("Lou", "Martin", today().getYear() - 12);
        var toAChild = new HandOverItem.Command(
                Ids.next(), it.id(), Handover.Kind.GIFT, null, child, null, "young", null, null, TYPED);
        refused(as(() -> handOver.handle(toAChild)), "borrower", "minor");
        var without = new HandOverItem.Command(
                Ids.next(), it.id(), Handover.Kind.SALE, null, person, null, null, null, -5L, TYPED);
        refused(as(() -> handOver.handle(without)), "condition", "condition");
        refused(as(() -> handOver.handle(without)), "price", "price");
        var sent = new HandOverItem.Command(
                Ids.next(), it.id(), Handover.Kind.SALE, null, person, null, "referred", null, 2_000L, TYPED);
        refused(as(() -> handOver.handle(sent)), "partner", "referred-by");
        var sale = new HandOverItem.Command(
                Ids.next(), it.id(), Handover.Kind.SALE, null, person, null, "low-income", null, 2_000L, TYPED);
        assertThat(as(() -> handOver.handle(sale))).isInstanceOf(Outcome.Done.class);
        assertThat(again(it).state()).isEqualTo(State.SOLD);
        refused(lend(it), "", "is-sold");
        var sold = as(() -> equipment.handovers(it.id()).getFirst());
        refused(as(() -> handOver.takeBack(sold.id(), "good", TYPED, false)), "", "is-sold");
    }

    @Test
    void what_is_lost_while_it_is_lent_ends_the_loan_and_may_be_found() {
        var it = ready();
        var lent = lent(it);
        as(() -> move.handle(Ids.next(), it.id(), Move.LOST));
        assertThat(as(() -> equipment.handover(lent.id()).orElseThrow()).backState())
                .isEqualTo("lost");
        as(() -> move.handle(Ids.next(), it.id(), Move.FOUND));
        assertThat(again(it).state()).isEqualTo(State.RECEIVED);
        assertThat(again(it).wiped()).isFalse();
    }

    @Test
    void a_repairer_outside_sees_nobodys_data() {
        var it = received("laptop");
        refused(as(() -> move.repair(Ids.next(), it.id(), Ids.next())), "partner", "partner");
        as(() -> move.repair(Ids.next(), it.id(), null));
        as(() -> move.handle(Ids.next(), it.id(), Move.REPAIRED));
        assertThat(again(it).state()).isEqualTo(State.RECEIVED);
        refused(as(() -> move.transfer(Ids.next(), it.id(), point)), "point", "point-same");
        as(() -> move.transfer(Ids.next(), it.id(), elsewhere));
        assertThat(again(it).point()).isEqualTo(elsewhere);
    }

    @Test
    void clocks_of_devices_do_not_put_history_out_of_order() {
        var it = received("laptop");
        as(() -> transaction.execute(status -> {
            items.move(
                    Ids.next(), it.id(), Move.SENT_TO_REPAIR, items.now().plusSeconds(3 * 3600), point, today(), null);
            items.move(Ids.next(), it.id(), Move.REPAIRED, items.now().minusSeconds(3 * 3600), point, today(), null);
            return 0;
        }));
        var times = as(() -> equipment.movements(it.id())).stream()
                .map(Movement::at)
                .toList();
        assertThat(times)
                .isSortedAccordingTo((a, b) -> b.compareTo(a))
                .allMatch(at -> !at.isAfter(as(() -> items.now())));
    }

    @Test
    void a_file_is_kept_while_something_is_lent_and_then_leaves_the_item_without_a_name() {
        var it = ready();
        var lent = lent(it);
        assertThat(as(() -> erase.reasonsToKeep(person))).isNotEmpty();
        as(() -> handOver.takeBack(lent.id(), "good", TYPED, false));
        assertThat(as(() -> erase.reasonsToKeep(person))).isEmpty();
        as(() -> erase.handle(person));
        var left = as(() -> equipment.handover(lent.id()).orElseThrow());
        assertThat(left.person()).isNull();
        assertThat(as(() -> equipment.signature(lent.id(), Moment.OUT))).isEmpty();
    }

    @Test
    void loans_follow_a_merge_of_files_and_back() {
        var it = ready();
        var lent = lent(it);
        var kept = somebody("Inès", "Morel", 1972);
        var merge = as(() -> (Outcome.Done) merges.handle(new MergeFiles.Command(kept, person, Set.of(), 0, 0)))
                .id();
        assertThat(as(() -> equipment.handover(lent.id()).orElseThrow()).person())
                .isEqualTo(kept);
        as(() -> merges.undo(merge));
        assertThat(as(() -> equipment.handover(lent.id()).orElseThrow()).person())
                .isEqualTo(person);
    }

    @Test
    void who_had_what_is_forgotten_after_its_time() {
        var it = ready();
        var lent = lent(it);
        as(() -> handOver.takeBack(lent.id(), "good", TYPED, false));
        as(() -> transaction.execute(
                status -> db.sql("update equipment.handover set out_on = :day, back_on = :day where id = :id")
                        .param("day", today().minusMonths(25))
                        .param("id", lent.id())
                        .update()));
        assertThat(follow.forgetOld()).isPositive();
        assertThat(as(() -> equipment.handover(lent.id()).orElseThrow()).person())
                .isNull();
    }

    @Test
    void associations_never_see_each_others_items() {
        var it = ready();
        var other = network.a(Role.SITE_LEAD, network.anAssociation());
        assertThat(Network.as(other, () -> equipment.find(it.id()))).isEmpty();
        assertThat(Network.as(other, () -> equipment.find(it.label().text()))).isEmpty();
        refused(Network.as(other, () -> move.handle(Ids.next(), it.id(), Move.LOST)), "", "unknown");
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        assertThat(Network.as(head, () -> stock.ofNetwork()))
                .anyMatch(sum -> sum.association().equals(me.association()) && sum.state() == State.READY);
        assertThat(Network.as(head, () -> equipment.find(it.id()))).isEmpty();
        assertThat(Network.as(head, () -> equipment.handovers(it.id()))).isEmpty();
        assertThat(Network.as(other, () -> stock.ofNetwork())).isEmpty();
    }

    private Outcome lot(String kind, Integer number, UUID to) {
        return as(() -> lots.handle(new KeepLots.Command(Ids.next(), point, "sim", kind, number, to)));
    }

    private Map<UUID, Integer> counted() {
        var all = new LinkedHashMap<UUID, Integer>();
        as(() -> lots.list()).forEach(lot -> all.put(lot.point(), lot.number()));
        return all;
    }

    @Test
    void small_things_are_counted_and_never_fewer_than_none() {
        lot("received", 40, null);
        lot("given", 15, null);
        refused(lot("given", 26, null), "number", "lot-few");
        lot("moved", 5, elsewhere);
        assertThat(counted()).isEqualTo(Map.of(point, 20, elsewhere, 5));
        lot("counted", 18, null);
        assertThat(counted().get(point)).isEqualTo(18);
        refused(lot("moved", 1, point), "to", "point-same");
        refused(lot("received", 0, null), "number", "lot-number");
        refused(lot("stolen", 1, null), "kind", "lot-kind");
    }

    @Test
    void two_moves_against_each_other_lose_nothing() throws Exception {
        lot("received", 100, null);
        as(() -> lots.handle(new KeepLots.Command(Ids.next(), elsewhere, "sim", "received", 100, null)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Outcome>>();
            for (int i = 0; i < 20; i++) {
                boolean there = i % 2 == 0;
                all.add(threads.submit(() -> as(() -> lots.handle(new KeepLots.Command(
                        Ids.next(), there ? point : elsewhere, "sim", "moved", 3, there ? elsewhere : point)))));
            }
            for (var one : all) assertThat(one.get()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(counted()).isEqualTo(Map.of(point, 100, elsewhere, 100));
    }

    @Test
    void an_inventory_says_what_is_missing_elsewhere_unknown_and_seen_twice() {
        var here = received("laptop");
        var missing = received("tablet");
        var ofElsewhere = received("phone");
        as(() -> move.transfer(Ids.next(), ofElsewhere.id(), elsewhere));
        var out = ready();
        lent(out);
        var inventory = Ids.next();
        as(() -> inventories.begin(inventory, point));
        var batch = Ids.next();
        as(() -> inventories.see(
                inventory,
                batch,
                List.of(
                        here.label().text(),
                        ofElsewhere.label().text(),
                        out.label().text(),
                        Label.next().text(),
                        "carton 3")));
        // sent once more, and read by a colleague as well
        as(() -> inventories.see(inventory, batch, List.of(here.label().text())));
        as(() -> inventories.see(
                inventory, Ids.next(), List.of(ofElsewhere.label().text())));
        var found = as(() -> inventories.find(inventory).orElseThrow());
        assertThat(labels(found, Finding.Kind.HERE))
                .containsExactly(here.label().signs());
        assertThat(labels(found, Finding.Kind.MISSING))
                .containsExactly(missing.label().signs());
        assertThat(labels(found, Finding.Kind.ELSEWHERE))
                .containsExactly(ofElsewhere.label().signs());
        assertThat(labels(found, Finding.Kind.NOT_EXPECTED))
                .containsExactly(out.label().signs());
        assertThat(labels(found, Finding.Kind.UNKNOWN)).hasSize(2).contains("carton 3");
        assertThat(labels(found, Finding.Kind.TWICE))
                .containsExactly(ofElsewhere.label().signs());
        as(() -> inventories.close(inventory));
        as(() -> move.transfer(Ids.next(), ofElsewhere.id(), point));
        var closed = as(() -> inventories.find(inventory).orElseThrow());
        assertThat(closed.findings()).hasSameSizeAs(found.findings());
        assertThat(labels(closed, Finding.Kind.ELSEWHERE))
                .containsExactly(ofElsewhere.label().signs());
        refused(as(() -> inventories.see(inventory, batch, List.of("x"))), "", "inventory-closed");
    }

    private static List<String> labels(Inventories.Found found, Finding.Kind kind) {
        return found.of(kind).stream().map(Finding::label).toList();
    }

    @Test
    void an_inventory_of_a_device_is_the_same_when_it_is_sent_again() {
        var here = received("laptop");
        var inventory = Ids.next();
        var batch = Ids.next();
        var read = Map.of(here.label().signs(), 1);
        for (int i = 0; i < 20; i++)
            assertThat(as(() -> inventories.fromDevice(inventory, point, batch, read, true)))
                    .isEqualTo(new Outcome.Done(inventory));
        var found = as(() -> inventories.find(inventory).orElseThrow());
        assertThat(labels(found, Finding.Kind.HERE))
                .containsExactly(here.label().signs());
        assertThat(labels(found, Finding.Kind.TWICE)).isEmpty();
        refused(
                as(() -> inventories.fromDevice(inventory, point, Ids.next(), Map.of("autre", 1), false)),
                "",
                "inventory-closed");
    }

    @Test
    void the_end_of_an_inventory_that_became_another_one_which_was_closed_begins_none() {
        var first = Ids.next();
        var second = Ids.next();
        var batch = Ids.next();
        var a = Map.of(received("laptop").label().signs(), 1);
        var b = Map.of(received("laptop").label().signs(), 1);
        as(() -> inventories.fromDevice(first, point, Ids.next(), a, false));
        as(() -> inventories.fromDevice(second, point, batch, b, false));
        as(() -> inventories.close(first));
        assertThat(as(() -> inventories.fromDevice(second, point, batch, b, true)))
                .isEqualTo(new Outcome.Done(first));
        assertThat(as(() -> inventories.list(10))).hasSize(1);
    }

    @Test
    void two_devices_at_one_point_count_together() {
        var first = Ids.next();
        var second = Ids.next();
        var a = received("laptop");
        var b = received("laptop");
        as(() -> inventories.fromDevice(
                first, point, Ids.next(), Map.of(a.label().signs(), 1), false));
        assertThat(as(() -> inventories.fromDevice(
                        second, point, Ids.next(), Map.of(b.label().signs(), 1), false)))
                .isEqualTo(new Outcome.Done(first));
        var found = as(() -> inventories.find(first).orElseThrow());
        assertThat(labels(found, Finding.Kind.HERE))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(a, b).map(it -> it.label().signs()).toList());
    }

    private record Neighbour(SignedIn who, UUID point) {}

    private Neighbour neighbour() {
        var association = network.anAssociation();
        var point = new VisitsFixtures(network, db, transaction).aPoint(association, "Europe/Paris", null);
        return new Neighbour(network.a(Role.SITE_LEAD, association), point);
    }

    private TransferItems.Command sending(Neighbour to, Item... all) {
        return new TransferItems.Command(
                Ids.next(),
                to.who.association(),
                Stream.of(all).map(it -> it.label().text()).toList(),
                "",
                null,
                null);
    }

    private List<String> moves(SignedIn who, UUID item) {
        return Network.as(
                who,
                () -> equipment.movements(item).reversed().stream()
                        .map(one -> one.kind().code())
                        .toList());
    }

    @Test
    void what_is_sent_to_another_association_is_theirs_once_they_accept_and_each_keeps_its_own_history() {
        var to = neighbour();
        var it = ready();
        as(() -> receiveLot("sim", 10));
        var command = new TransferItems.Command(
                Ids.next(), to.who.association(), List.of(it.label().text()), "sim", 4, point);
        assertThat(as(() -> transfers.send(command))).isEqualTo(new Outcome.Done(command.transfer()));
        assertThat(as(() -> transfers.send(command))).as("sent twice").isEqualTo(new Outcome.Done(command.transfer()));
        assertThat(again(it).state()).isEqualTo(State.SENT);
        refused(lend(it), "", "is-sent");
        assertThat(Network.as(to.who, () -> equipment.find(it.label().text()))).isEmpty();
        assertThat(Network.as(to.who, transfers::toAnswer)).isEqualTo(1);

        var accepted = Network.as(to.who, () -> transfers.accept(command.transfer(), to.point));
        assertThat(accepted).isEqualTo(new Outcome.Done(command.transfer()));
        assertThat(Network.as(to.who, () -> transfers.accept(command.transfer(), to.point)))
                .as("accepted twice")
                .isEqualTo(accepted);
        var theirs = Network.as(to.who, () -> equipment.find(it.label().text()).orElseThrow());
        assertThat(theirs.point()).isEqualTo(to.point);
        assertThat(theirs.state()).isEqualTo(State.RECEIVED);
        assertThat(theirs.wiped()).as("erased again, as all that comes in").isFalse();
        assertThat(moves(to.who, theirs.id())).containsExactly("received");
        assertThat(moves(me, it.id())).containsExactly("received", "wiped", "readied", "sent", "transferred");
        assertThat(Network.as(to.who, () -> equipment.find(it.id()))).isEmpty();
        assertThat(Network.as(to.who, () -> equipment.movements(it.id()))).isEmpty();
        assertThat(as(() -> equipment.find(theirs.id()))).isEmpty();
        assertThat(numbers(me)).containsExactly(6);
        assertThat(numbers(to.who)).containsExactly(4);
        assertThat(as(() -> recount.differences(me.association()))).isZero();
        assertThat(Network.as(to.who, () -> recount.differences(to.who.association())))
                .isZero();
        assertThat(as(() -> transfers.of(again(it)))).contains(command.transfer());
        assertThat(Network.as(to.who, () -> transfers.of(theirs))).contains(command.transfer());
    }

    private Outcome receiveLot(String lot, int number) {
        return lots.handle(new KeepLots.Command(Ids.next(), point, lot, "received", number, null));
    }

    private List<Integer> numbers(SignedIn who) {
        return Network.as(who, () -> lots.list().stream().map(Lot::number).toList());
    }

    @Test
    void what_comes_back_to_the_association_that_sent_it_is_found_by_its_label() {
        var to = neighbour();
        var it = ready();
        var out = sending(to, it);
        as(() -> transfers.send(out));
        Network.as(to.who, () -> transfers.accept(out.transfer(), to.point));
        var theirs = Network.as(to.who, () -> equipment.find(it.label().text()).orElseThrow());
        Network.as(to.who, () -> move.wipe(Ids.next(), theirs.id(), RESET, today(), true));
        var back = new TransferItems.Command(
                Ids.next(), me.association(), List.of(it.label().text()), "", null, null);
        Network.as(to.who, () -> transfers.send(back));
        assertThat(as(() -> transfers.accept(back.transfer(), elsewhere))).isEqualTo(new Outcome.Done(back.transfer()));
        var found = as(() -> equipment.find(it.label().text()).orElseThrow());
        assertThat(found.id()).isNotEqualTo(it.id()).isNotEqualTo(theirs.id());
        assertThat(found.point()).isEqualTo(elsewhere);
        var inventory = Ids.next();
        as(() -> inventories.begin(inventory, elsewhere));
        as(() -> inventories.see(inventory, Ids.next(), List.of(it.label().text())));
        as(() -> inventories.close(inventory));
        assertThat(as(() -> inventories.find(inventory).orElseThrow()).of(Finding.Kind.HERE))
                .hasSize(1);
    }

    @Test
    void what_is_declined_or_taken_back_is_the_senders_again_and_is_erased_anew() {
        var to = neighbour();
        var first = ready();
        as(() -> receiveLot("cable", 3));
        var declined = new TransferItems.Command(
                Ids.next(), to.who.association(), List.of(first.label().text()), "cable", 3, point);
        as(() -> transfers.send(declined));
        assertThat(numbers(me)).containsExactly(0);
        refused(Network.as(to.who, () -> transfers.decline(declined.transfer(), "?")), "reason", "reason");
        Network.as(to.who, () -> transfers.decline(declined.transfer(), "not-arrived"));
        assertThat(again(first).state()).isEqualTo(State.RECEIVED);
        assertThat(again(first).wiped()).isFalse();
        assertThat(numbers(me)).containsExactly(3);
        refused(Network.as(to.who, () -> transfers.accept(declined.transfer(), to.point)), "", "transfer-declined");

        var second = ready();
        var withdrawn = sending(to, second);
        as(() -> transfers.send(withdrawn));
        refused(Network.as(to.who, () -> transfers.withdraw(withdrawn.transfer())), "", "transfer-gone");
        assertThat(as(() -> transfers.withdraw(withdrawn.transfer())))
                .isEqualTo(new Outcome.Done(withdrawn.transfer()));
        assertThat(again(second).state()).isEqualTo(State.RECEIVED);
        refused(Network.as(to.who, () -> transfers.accept(withdrawn.transfer(), to.point)), "", "transfer-withdrawn");
    }

    @Test
    void a_transfer_says_what_is_wrong_and_moves_nothing_then() {
        var to = neighbour();
        var unerased = received("laptop");
        var out = lent(ready()).item();
        var good = ready();
        var outcome = as(() -> transfers.send(new TransferItems.Command(
                Ids.next(),
                me.association(),
                List.of(
                        good.label().text(),
                        unerased.label().text(),
                        equipment.find(out).orElseThrow().label().text(),
                        "n’importe quoi"),
                "sim",
                5,
                point)));
        refused(outcome, "receiver", "receiver");
        refused(outcome, "labels", "transfer-unread");
        refused(outcome, "number", "lot-few");
        assertThat(((Outcome.Refused) outcome)
                        .problems().stream()
                                .filter(one -> one.is("equipment.problem.transfer-label"))
                                .map(one -> ((Problem) one.args().get(1)).code()))
                .containsExactly("equipment.problem.not-wiped", "equipment.problem.is-lent");
        assertThat(again(good).state()).isEqualTo(State.READY);
        refused(as(() -> transfers.send(sending(to))), "labels", "transfer-empty");

        var sent = sending(to, good);
        as(() -> transfers.send(sent));
        refused(as(() -> transfers.accept(sent.transfer(), point)), "", "transfer-gone");
        refused(Network.as(to.who, () -> transfers.accept(sent.transfer(), point)), "point", "point");
        var stranger = neighbour();
        assertThat(Network.as(stranger.who, () -> transfers.find(sent.transfer())))
                .isEmpty();
        refused(Network.as(stranger.who, () -> transfers.accept(sent.transfer(), stranger.point)), "", "transfer-gone");
        var byHand = new ReceiveItems.Command(
                Ids.next(),
                to.point,
                "laptop",
                "Portable",
                1,
                List.of(),
                "",
                good.label().text(),
                "donated",
                null);
        refused(Network.as(to.who, () -> receive.handle(byHand)), "label", "label-awaited");
    }

    @Test
    void an_answer_whose_server_stopped_in_the_middle_is_finished_later_and_once() {
        var to = neighbour();
        var it = ready();
        var sent = sending(to, it);
        as(() -> transfers.send(sent));
        // the answer alone is committed
        Network.as(
                to.who,
                () -> transaction.executeWithoutResult(status -> db.sql("""
                        update equipment.transfer set state = 'accepted', answered_at = now(), answered_by = :by, point_to = :point
                        where id = :id""")
                        .param("by", to.who.account())
                        .param("point", to.point)
                        .param("id", sent.transfer())
                        .update()));
        assertThat(again(it).state()).isEqualTo(State.SENT);
        transfers.finish();
        transfers.finish();
        assertThat(again(it).state()).isEqualTo(State.TRANSFERRED);
        var theirs = Network.as(to.who, () -> equipment.find(it.label().text()).orElseThrow());
        assertThat(moves(to.who, theirs.id())).containsExactly("received");
    }

    @Test
    void an_answer_is_given_once_by_who_may_even_where_nobody_asks_first() {
        var to = neighbour();
        var sent = sending(to, ready());
        as(() -> transfers.send(sent));
        var decline =
                "update equipment.transfer set state = 'declined', answered_at = now(), answered_by = :by, reason = 'other' where id = :id";
        assertThatThrownBy(() -> as(() -> transaction.execute(status -> db.sql(decline)
                        .param("by", me.account())
                        .param("id", sent.transfer())
                        .update())))
                .hasMessageContaining("transfer is answered once");
        Network.as(to.who, () -> transfers.accept(sent.transfer(), to.point));
        assertThatThrownBy(() -> Network.as(
                        to.who,
                        () -> transaction.execute(
                                status -> db.sql("update equipment.transfer set point_to = :point where id = :id")
                                        .param("point", point)
                                        .param("id", sent.transfer())
                                        .update())))
                .hasMessageContaining("transfer is answered once");
    }

    private SentCommand fromDevice(String type, Instant at, Map<String, ?> payload) {
        return new SentCommand(Ids.next(), type, 2, json.valueToTree(payload), Ids.next(), 1, at, Duration.ZERO);
    }

    private CommandHandler.Outcome sends(String type, Map<String, ?> payload) {
        return as(() -> transaction.execute(status -> commands.handle(fromDevice(type, Instant.now(), payload))));
    }

    private static List<String> codes(CommandHandler.Outcome outcome) {
        assertThat(outcome).isInstanceOf(CommandHandler.Outcome.Rejected.class);
        return ((CommandHandler.Outcome.Rejected) outcome)
                .problems().stream().map(Problem::code).toList();
    }

    @Test
    void a_loan_and_its_return_recorded_on_a_device_stand_once_with_both_signatures() {
        var it = ready();
        var loan = Ids.next();
        var lend = Map.of(
                "handover",
                loan,
                "label",
                it.label().signs(),
                "person",
                person,
                "manner",
                "typed",
                "typed",
                "Nour Haddad");
        assertThat(sends("equipment.lend", lend)).isInstanceOf(CommandHandler.Outcome.Accepted.class);
        assertThat(sends("equipment.lend", lend)).isInstanceOf(CommandHandler.Outcome.Accepted.class);
        assertThat(as(() -> equipment.handovers(it.id()))).hasSize(1);
        assertThat(as(() -> equipment.signature(loan, Moment.OUT))).isEqualTo("Nour Haddad");
        var back = Map.of(
                "handover",
                loan,
                "label",
                it.label().signs(),
                "state",
                "good",
                "manner",
                "typed",
                "typed",
                "Nour Haddad");
        assertThat(sends("equipment.return", back)).isInstanceOf(CommandHandler.Outcome.Accepted.class);
        assertThat(sends("equipment.return", back)).isInstanceOf(CommandHandler.Outcome.Accepted.class);
        assertThat(again(it).state()).isEqualTo(State.RECEIVED);
        assertThat(as(() -> equipment.signature(loan, Moment.BACK))).isEqualTo("Nour Haddad");
        assertThat(moves(me, it.id())).containsExactly("received", "wiped", "readied", "lent", "returned");
    }

    @Test
    void a_device_that_was_late_is_told_who_may_be_asked_and_changes_nothing() {
        var it = ready();
        lent(it);
        var late = Map.of(
                "handover",
                Ids.next(),
                "label",
                it.label().signs(),
                "person",
                person,
                "manner",
                "typed",
                "typed",
                "Nour");
        assertThat(codes(sends("equipment.lend", late))).containsExactly("equipment.problem.is-lent");
        var loan = as(() -> equipment.current(it.id()).orElseThrow());
        as(() -> handOver.takeBack(loan.id(), "worn", TYPED, false));
        var back = Map.of("handover", loan.id(), "label", it.label().signs(), "state", "good", "manner", "none");
        assertThat(codes(sends("equipment.return", back))).containsExactly("equipment.problem.back-already");
        assertThat(codes(sends(
                        "equipment.return",
                        Map.of(
                                "handover",
                                Ids.next(),
                                "label",
                                it.label().signs(),
                                "state",
                                "good",
                                "manner",
                                "none"))))
                .containsExactly("equipment.problem.never-lent");
        assertThat(as(() -> equipment.handovers(it.id()))).hasSize(1);
    }

    @Test
    void what_a_device_says_wrongly_about_a_loan_is_refused_field_by_field() {
        var it = ready();
        var label = it.label().signs();
        assertThat(codes(sends("equipment.lend", Map.of("label", label)))).containsExactly("sync.problem.missing");
        assertThat(codes(sends("equipment.lend", Map.of("handover", Ids.next(), "label", "AAAAAAAAAA"))))
                .containsExactly("equipment.problem.label");
        assertThat(codes(sends("equipment.lend", Map.of("handover", Ids.next(), "label", label, "manner", "paper"))))
                .containsExactly("equipment.problem.borrower");
        assertThat(codes(sends(
                        "equipment.lend",
                        Map.of("handover", Ids.next(), "label", label, "person", person, "manner", "screen"))))
                .containsExactly("equipment.problem.drawn");
        var theirs = neighbour();
        assertThat(codes(Network.as(
                        theirs.who,
                        () -> transaction.execute(status -> commands.handle(fromDevice(
                                "equipment.lend",
                                Instant.now(),
                                Map.of(
                                        "handover",
                                        Ids.next(),
                                        "label",
                                        label,
                                        "person",
                                        person,
                                        "manner",
                                        "paper")))))))
                .containsExactly("equipment.problem.label-not-ours");
        assertThat(again(it).state()).isEqualTo(State.READY);
        var kept = commands.toKeep(fromDevice(
                "equipment.lend",
                Instant.now(),
                Map.of("label", label, "card", "X", "drawn", "data:", "typed", "Nour")));
        assertThat(kept.propertyNames()).containsExactly("label");
    }

    @Test
    void a_loan_of_yesterday_counts_for_yesterday_and_one_of_tomorrow_for_today() {
        var yesterday = ready();
        var tomorrow = ready();
        var now = Instant.now();
        for (var one : Map.of(yesterday, -1, tomorrow, 1).entrySet()) {
            var command = fromDevice(
                    "equipment.lend",
                    now.plus(Duration.ofDays(one.getValue())),
                    Map.of(
                            "handover",
                            Ids.next(),
                            "label",
                            one.getKey().label().signs(),
                            "person",
                            person,
                            "manner",
                            "paper"));
            CommandHandler.Outcome outcome = as(() -> transaction.execute(status -> commands.handle(command)));
            assertThat(outcome).isInstanceOf(CommandHandler.Outcome.Accepted.class);
        }
        assertThat(as(() -> equipment.current(yesterday.id()).orElseThrow()).outOn())
                .isEqualTo(LocalDate.ofInstant(now.minus(Duration.ofDays(1)), NetworkTime.ZONE));
        assertThat(as(() -> equipment.current(tomorrow.id()).orElseThrow()).outOn())
                .isEqualTo(today());
    }
}
