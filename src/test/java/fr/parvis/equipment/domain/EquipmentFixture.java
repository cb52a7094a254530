// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static fr.parvis.people.PeopleFixtures.reachedBy;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.statistics.domain.RecountActs;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Association with two points and a person, and the steps that tests of equipment share. */
abstract class EquipmentFixture {
    static final Signing TYPED = new Signing(Signing.Manner.TYPED, "", "Nour Haddad");
    static final Wipe RESET = new Wipe("factory-reset", "Réglages 14", "");

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures fixtures;

    @Autowired
    OpenFile openFile;

    @Autowired
    ReceiveItems receive;

    @Autowired
    MoveItem move;

    @Autowired
    HandOverItem handOver;

    @Autowired
    HandoverTable handovers;

    @Autowired
    ReadEquipment equipment;

    @Autowired
    KeepLots lots;

    @Autowired
    Inventories inventories;

    @Autowired
    RecountActs recount;

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
        point = fixtures.aPoint(association, "Europe/Paris", null);
        elsewhere = fixtures.aPoint(association, "Europe/Paris", null);
        person = somebody("Nour", "Haddad", 1990);
    }

    static LocalDate today() {
        return LocalDate.now(NetworkTime.ZONE);
    }

    <T> T as(Callable<T> what) {
        return Network.as(me, what);
    }

    UUID somebody(String given, String family, Integer born) {
        var id = Ids.next();
        as(() -> openFile.handle(new OpenFile.Command(
                id, reachedBy(aPerson(given, family, born), "0612345678"), "spoken", null, false, false)));
        return id;
    }

    ReceiveItems.Command reception(String kind, String... serials) {
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

    Item received(String kind) {
        var command = reception(kind);
        assertThat(as(() -> receive.handle(command))).isInstanceOf(Outcome.Done.class);
        return as(() -> equipment.ofReception(command.reception()).getFirst());
    }

    Item ready() {
        var it = received("laptop");
        assertThat(as(() -> move.wipe(new MoveItem.Erasure(Ids.next(), it.id(), RESET, today(), true))))
                .isInstanceOf(Outcome.Done.class);
        return again(it);
    }

    Item again(Item it) {
        return as(() -> equipment.find(it.id()).orElseThrow());
    }

    HandOverItem.Command loan(UUID item, UUID person) {
        return new HandOverItem.Command(
                Ids.next(), item, Handover.Kind.LOAN, null, person, null, null, null, null, TYPED);
    }

    Outcome<UUID> lend(Item it) {
        return as(() -> handOver.handle(loan(it.id(), person)));
    }

    Handover lent(Item it) {
        assertThat(lend(it)).isInstanceOf(Outcome.Done.class);
        return as(() -> equipment.current(it.id()).orElseThrow());
    }

    /** Lead of another association with a point. */
    record Neighbour(SignedIn who, UUID point) {}

    Neighbour neighbour() {
        var association = network.anAssociation();
        var point = fixtures.aPoint(association, "Europe/Paris", null);
        return new Neighbour(network.a(Role.SITE_LEAD, association), point);
    }

    List<String> moves(SignedIn who, UUID item) {
        return Network.as(
                who,
                () -> equipment.movements(item).reversed().stream()
                        .map(one -> one.kind().code())
                        .toList());
    }

    static void refused(Outcome<UUID> outcome, String field, String code) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused<?>) outcome).problems().stream().map(Problem::field))
                .contains(field);
        assertThat(((Outcome.Refused<?>) outcome).problems().stream().map(Problem::code))
                .contains("equipment.problem." + code);
    }
}
