// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.GivenSettings;
import fr.parvis.audit.Journal;
import fr.parvis.messages.Messages;
import fr.parvis.messages.MessagesSettings;
import fr.parvis.network.DecentHours;
import fr.parvis.network.Points;
import fr.parvis.people.Agreements;
import fr.parvis.people.People;
import fr.parvis.people.PersonFacts;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Messages with senders and a clock of the test's own. */
@TestComponent
public class MessagesFixtures {
    private final MessageTable table;
    private final MessageWords words;
    private final ReachedHashes hashes;
    private final DecentHours hours;
    private final PersonFacts facts;
    private final Agreements agreements;
    private final Points points;
    private final Stops stops;
    private final People people;
    private final Journal journal;
    private final JdbcClient database;
    private final SealedMessages sealed;
    private final PlatformTransactionManager transactions;

    MessagesFixtures(
            MessageTable table,
            MessageWords words,
            ReachedHashes hashes,
            DecentHours hours,
            PersonFacts facts,
            Agreements agreements,
            Points points,
            Stops stops,
            People people,
            Journal journal,
            JdbcClient database,
            SealedMessages sealed,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.words = words;
        this.hashes = hashes;
        this.hours = hours;
        this.facts = facts;
        this.agreements = agreements;
        this.points = points;
        this.stops = stops;
        this.people = people;
        this.journal = journal;
        this.database = database;
        this.sealed = sealed;
        this.transactions = transactions;
    }

    /** All that plans and sends, by these senders. */
    public record Trial(
            Messages messages,
            SendMessages send,
            MakeCalls calls,
            Replies replies,
            ForgetMessages forget,
            ReceiveSms receive) {}

    public Trial with(Clock clock, Sender... senders) {
        var ways = new Ways(
                new ObjectProvider<>() {
                    @Override
                    public Stream<Sender> stream() {
                        return List.of(senders).stream();
                    }
                },
                stops);
        var replies = new Replies(database, sealed, journal, clock);
        var standIns = new StandIns(table, hashes, ways, clock);
        return new Trial(
                new PlanMessages(table, words, ways, hashes, hours, facts, agreements, points, clock),
                new SendMessages(table, standIns, ways, stops, people, hours, clock, transactions),
                new MakeCalls(table, stops, hours, people, journal, clock),
                replies,
                new ForgetMessages(table, replies, clock, GivenSettings.of(MessagesSettings.class)),
                new ReceiveSms(table, replies, stops, standIns, hashes, clock, transactions));
    }
}
