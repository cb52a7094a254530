// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.NewAccount;
import fr.parvis.access.Associations;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.network.Communes;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.rounds.PastRounds;
import fr.parvis.rounds.Rounds;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The buses of the demonstration go round by the rules of all buses. */
@ParvisTest
class DemonstrationRoundsTest {
    @Autowired
    Communes communes;

    @Autowired
    Associations associations;

    @Autowired
    Accounts accounts;

    @Autowired
    Points points;

    @Autowired
    PastRounds past;

    @Autowired
    Rounds rounds;

    @Autowired
    Network network;

    @Test
    void its_tours_crews_and_walks_are_accepted_and_the_bus_has_a_next_stop() {
        network.exists();
        var today = LocalDate.now(ZoneId.of("Europe/Paris"));
        var body = new DemonstrationPlan(new SeededRandom(20261125), today.minusDays(90))
                .bodies(communes.largest(900)).stream()
                        .filter(b -> b.mediators().size() > 3
                                && b.points().stream().anyMatch(p -> p.kind() == PointKind.MOBILE))
                        .findFirst()
                        .orElseThrow();
        var bus = body.points().stream()
                .filter(point -> point.kind() == PointKind.MOBILE)
                .findFirst()
                .orElseThrow();
        Asking.as(Scope.network()).run(() -> {
            associations.create(body.id(), body.name());
            points.add(body.points());
            var hash = accounts.hash(Network.PASSWORD);
            for (var person : body.mediators())
                accounts.create(
                        new NewAccount(
                                person.id(),
                                body.id(),
                                null,
                                person.name(),
                                person.id() + "@demo.example",
                                person.roles()),
                        hash);
            var director = body.director();
            accounts.create(
                    new NewAccount(
                            director.id(),
                            body.id(),
                            null,
                            "Direction",
                            director.id() + "@demo.example",
                            director.roles()),
                    hash);
        });
        var generator = new DemonstrationRounds(new SeededRandom(7));
        var tour = generator
                .tour(body, bus, List.of(bus.commune()), today.minusDays(30))
                .orElseThrow();
        var walks = generator.walks(body, today);
        assertThat(walks).isNotEmpty();
        Asking.as(body.id()).run(() -> Actor.is(body.director().id()).run(() -> past.load(List.of(tour), walks)));
        assertThat(rounds.nextStops(bus.id(), 5, Words.FRENCH)).hasSize(5);
    }
}
