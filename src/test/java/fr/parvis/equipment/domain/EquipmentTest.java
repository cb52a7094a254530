// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.equipment.EquipmentSettings;
import fr.parvis.messages.Messages;
import fr.parvis.network.Extent;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.domain.Consents;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.MergeFiles;
import fr.parvis.runtime.SettingRefused;
import fr.parvis.sheets.Cards;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.Dimension;
import fr.parvis.statistics.domain.Figures;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.values.Period;
import fr.parvis.visits.VisitsFixtures;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Equipment on the real database: taken in, erased, lent once, taken back, forgotten. */
@ParvisTest
class EquipmentTest extends EquipmentFixture {
    private static final int BORROWERS = 100;

    @Autowired
    ItemTable items;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    Stock stock;

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
    List<PersonalDataProvider> personalData;

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
            var all = new ArrayList<Future<Outcome<UUID>>>();
            for (int i = 0; i < 8; i++) all.add(threads.submit(() -> as(() -> receive.handle(command))));
            for (var one : all) assertThat(one.get()).isEqualTo(new Outcome.Done<>(command.reception()));
        }
        assertThat(as(() -> equipment.ofReception(command.reception()))).hasSize(2);
    }

    @Test
    void a_label_of_another_association_is_taken_too() {
        var it = received("tablet");
        var other = network.a(Role.SITE_LEAD, network.anAssociation());
        var theirs = visitsFixtures.aPoint(other.association(), "Europe/Paris", null);
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
        var theirs = visitsFixtures.aPoint(network.anAssociation(), "Europe/Paris", null);
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
                    items.move(
                            new ItemTable.Moved(Ids.next(), it.id(), Move.READIED, items.now(), point, today(), null));
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
                    items.move(new ItemTable.Moved(Ids.next(), it.id(), Move.WIPED, items.now(), point, today(), null));
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

    private Outcome<UUID> wipe(Item it, LocalDate on) {
        return move.wipe(new MoveItem.Erasure(Ids.next(), it.id(), RESET, on, true));
    }

    @Test
    void a_screen_holds_no_data_and_needs_no_erasure() {
        var it = received("screen");
        refused(as(() -> wipe(it, today())), "", "holds-no-data");
        as(() -> move.handle(Ids.next(), it.id(), Move.READIED));
        assertThat(lend(it)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void an_erasure_of_before_the_return_counts_for_nothing() {
        var it = received("laptop");
        refused(as(() -> wipe(it, today().minusDays(1))), "on", "wiped-before");
        refused(as(() -> wipe(it, today().plusDays(1))), "on", "future");
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
                .isEqualTo(new Outcome.Done<>(it.id()));
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
            var outcomes = new ArrayList<Future<Outcome<UUID>>>();
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
    void no_highest_price_is_set_that_the_table_refuses() {
        assertThat(new EquipmentSettings(3, 24, 1_000).highestPrice()).isEqualTo(1_000);
        assertThatThrownBy(() -> new EquipmentSettings(3, 24, 1_001)).isInstanceOf(SettingRefused.class);
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
            items.move(new ItemTable.Moved(
                    Ids.next(), it.id(), Move.SENT_TO_REPAIR, items.now().plusSeconds(3 * 3600), point, today(), null));
            items.move(new ItemTable.Moved(
                    Ids.next(), it.id(), Move.REPAIRED, items.now().minusSeconds(3 * 3600), point, today(), null));
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
        var merge = Outcomes.done(as(() -> merges.handle(new MergeFiles.Command(kept, person, Set.of(), 0, 0))));
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
}
