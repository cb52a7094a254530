// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.SignedIn;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Transfers between associations: sent, accepted, declined, taken back, each with its own history. */
@ParvisTest
class TransferItemsTest extends EquipmentFixture {
    @Autowired
    TransferItems transfers;

    private TransferItems.Command sending(Neighbour to, Item... all) {
        return new TransferItems.Command(
                Ids.next(),
                to.who().association(),
                Stream.of(all).map(it -> it.label().text()).toList(),
                "",
                null,
                null);
    }

    @Test
    void what_is_sent_to_another_association_is_theirs_once_they_accept_and_each_keeps_its_own_history() {
        var to = neighbour();
        var it = ready();
        as(() -> receiveLot("sim", 10));
        var command = new TransferItems.Command(
                Ids.next(), to.who().association(), List.of(it.label().text()), "sim", 4, point);
        assertThat(as(() -> transfers.send(command))).isEqualTo(new Outcome.Done<>(command.transfer()));
        assertThat(as(() -> transfers.send(command)))
                .as("sent twice")
                .isEqualTo(new Outcome.Done<>(command.transfer()));
        assertThat(again(it).state()).isEqualTo(State.SENT);
        refused(lend(it), "", "is-sent");
        assertThat(Network.as(to.who(), () -> equipment.find(it.label().text())))
                .isEmpty();
        assertThat(Network.as(to.who(), transfers::toAnswer)).isEqualTo(1);

        var accepted = Network.as(to.who(), () -> transfers.accept(command.transfer(), to.point()));
        assertThat(accepted).isEqualTo(new Outcome.Done<>(command.transfer()));
        assertThat(Network.as(to.who(), () -> transfers.accept(command.transfer(), to.point())))
                .as("accepted twice")
                .isEqualTo(accepted);
        var theirs =
                Network.as(to.who(), () -> equipment.find(it.label().text()).orElseThrow());
        assertThat(theirs.point()).isEqualTo(to.point());
        assertThat(theirs.state()).isEqualTo(State.RECEIVED);
        assertThat(theirs.wiped()).as("erased again, as all that comes in").isFalse();
        assertThat(moves(to.who(), theirs.id())).containsExactly("received");
        assertThat(moves(me, it.id())).containsExactly("received", "wiped", "readied", "sent", "transferred");
        assertThat(Network.as(to.who(), () -> equipment.find(it.id()))).isEmpty();
        assertThat(Network.as(to.who(), () -> equipment.movements(it.id()))).isEmpty();
        assertThat(as(() -> equipment.find(theirs.id()))).isEmpty();
        assertThat(numbers(me)).containsExactly(6);
        assertThat(numbers(to.who())).containsExactly(4);
        assertThat(as(() -> recount.differences(me.association()))).isZero();
        assertThat(Network.as(to.who(), () -> recount.differences(to.who().association())))
                .isZero();
        assertThat(as(() -> transfers.of(again(it)))).contains(command.transfer());
        assertThat(Network.as(to.who(), () -> transfers.of(theirs))).contains(command.transfer());
    }

    private Outcome<UUID> receiveLot(String lot, int number) {
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
        Network.as(to.who(), () -> transfers.accept(out.transfer(), to.point()));
        var theirs =
                Network.as(to.who(), () -> equipment.find(it.label().text()).orElseThrow());
        Network.as(to.who(), () -> move.wipe(new MoveItem.Erasure(Ids.next(), theirs.id(), RESET, today(), true)));
        var back = new TransferItems.Command(
                Ids.next(), me.association(), List.of(it.label().text()), "", null, null);
        Network.as(to.who(), () -> transfers.send(back));
        assertThat(as(() -> transfers.accept(back.transfer(), elsewhere)))
                .isEqualTo(new Outcome.Done<>(back.transfer()));
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
                Ids.next(), to.who().association(), List.of(first.label().text()), "cable", 3, point);
        as(() -> transfers.send(declined));
        assertThat(numbers(me)).containsExactly(0);
        refused(Network.as(to.who(), () -> transfers.decline(declined.transfer(), "?")), "reason", "reason");
        Network.as(to.who(), () -> transfers.decline(declined.transfer(), "not-arrived"));
        assertThat(again(first).state()).isEqualTo(State.RECEIVED);
        assertThat(again(first).wiped()).isFalse();
        assertThat(numbers(me)).containsExactly(3);
        refused(Network.as(to.who(), () -> transfers.accept(declined.transfer(), to.point())), "", "transfer-declined");

        var second = ready();
        var withdrawn = sending(to, second);
        as(() -> transfers.send(withdrawn));
        refused(Network.as(to.who(), () -> transfers.withdraw(withdrawn.transfer())), "", "transfer-gone");
        assertThat(as(() -> transfers.withdraw(withdrawn.transfer())))
                .isEqualTo(new Outcome.Done<>(withdrawn.transfer()));
        assertThat(again(second).state()).isEqualTo(State.RECEIVED);
        refused(
                Network.as(to.who(), () -> transfers.accept(withdrawn.transfer(), to.point())),
                "",
                "transfer-withdrawn");
    }

    @Test
    void what_waits_for_an_answer_is_listed_however_many_came_after_it() {
        var to = neighbour();
        var waits = sending(to, ready());
        as(() -> transfers.send(waits));
        var later = sending(to, ready());
        as(() -> transfers.send(later));
        Network.as(to.who(), () -> transfers.decline(later.transfer(), "other"));
        assertThat(Network.as(to.who(), () -> transfers.list(1)))
                .extracting(Transfer::id)
                .containsExactly(waits.transfer());
        assertThat(as(() -> transfers.list(1))).extracting(Transfer::id).containsExactly(later.transfer());
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
        assertThat(((Outcome.Refused<?>) outcome)
                        .problems().stream()
                                .filter(one -> one.is("equipment.problem.transfer-label"))
                                .map(one -> ((Problem) one.args().get(1)).code()))
                .containsExactly("equipment.problem.not-wiped", "equipment.problem.is-lent");
        assertThat(again(good).state()).isEqualTo(State.READY);
        refused(as(() -> transfers.send(sending(to))), "labels", "transfer-empty");

        var sent = sending(to, good);
        as(() -> transfers.send(sent));
        refused(as(() -> transfers.accept(sent.transfer(), point)), "", "transfer-gone");
        refused(Network.as(to.who(), () -> transfers.accept(sent.transfer(), point)), "point", "point");
        var stranger = neighbour();
        assertThat(Network.as(stranger.who(), () -> transfers.find(sent.transfer())))
                .isEmpty();
        refused(
                Network.as(stranger.who(), () -> transfers.accept(sent.transfer(), stranger.point())),
                "",
                "transfer-gone");
        var byHand = new ReceiveItems.Command(
                Ids.next(),
                to.point(),
                "laptop",
                "Portable",
                1,
                List.of(),
                "",
                good.label().text(),
                "donated",
                null);
        refused(Network.as(to.who(), () -> receive.handle(byHand)), "label", "label-awaited");
    }

    @Test
    void an_answer_whose_server_stopped_in_the_middle_is_finished_later_and_once() {
        var to = neighbour();
        var it = ready();
        var sent = sending(to, it);
        as(() -> transfers.send(sent));
        // the answer alone is committed
        Network.as(
                to.who(),
                () -> transaction.executeWithoutResult(status -> db.sql("""
                        update equipment.transfer set state = 'accepted', answered_at = now(), answered_by = :by, point_to = :point
                        where id = :id""")
                        .param("by", to.who().account())
                        .param("point", to.point())
                        .param("id", sent.transfer())
                        .update()));
        assertThat(again(it).state()).isEqualTo(State.SENT);
        transfers.finish();
        transfers.finish();
        assertThat(again(it).state()).isEqualTo(State.TRANSFERRED);
        var theirs =
                Network.as(to.who(), () -> equipment.find(it.label().text()).orElseThrow());
        assertThat(moves(to.who(), theirs.id())).containsExactly("received");
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
        Network.as(to.who(), () -> transfers.accept(sent.transfer(), to.point()));
        assertThatThrownBy(() -> Network.as(
                        to.who(),
                        () -> transaction.execute(
                                status -> db.sql("update equipment.transfer set point_to = :point where id = :id")
                                        .param("point", point)
                                        .param("id", sent.transfer())
                                        .update())))
                .hasMessageContaining("transfer is answered once");
    }
}
