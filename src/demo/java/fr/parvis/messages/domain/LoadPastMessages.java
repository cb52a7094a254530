// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.messages.Channel;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.Messages.Subject;
import fr.parvis.messages.PastMessages;
import fr.parvis.messages.Template;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the demonstration's messages. */
@Component
class LoadPastMessages implements PastMessages {
    private static final List<String> TEXTS = List.of(
            "Pouvez-vous passer jeudi à 10 h ?",
            "Nous vous attendons demain à 14 h.",
            "Pouvez-vous nous rappeler avant vendredi ?",
            "Le rendez-vous de lundi est déplacé à mardi, même heure.");

    /**
     * A message by what became of it.
     *
     * @param hours since then; below zero, until it goes
     */
    private record Sample(
            Channel by, MessageState state, @Nullable String why, int hours) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample(Channel.CALL, MessageState.DUE, null, 2),
            new Sample(Channel.SMS, MessageState.DELIVERED, null, 3),
            new Sample(Channel.SMS, MessageState.DELIVERED, null, 26),
            new Sample(Channel.MAIL, MessageState.SENT, null, 27),
            new Sample(Channel.SMS, MessageState.DUE, null, -20),
            new Sample(Channel.CALL, MessageState.SENT, Why.REACHED, 5),
            new Sample(Channel.SMS, MessageState.UNCERTAIN, Why.NO_ANSWER, 1),
            new Sample(Channel.SMS, MessageState.DELIVERED, null, 50),
            new Sample(Channel.SMS, MessageState.FAILED, Why.NOT_DELIVERED, 30),
            new Sample(Channel.CALL, MessageState.DUE, null, -44),
            new Sample(Channel.SMS, MessageState.WITHDRAWN, Why.OFF, 51),
            new Sample(Channel.SMS, MessageState.SENT, null, 4));

    private final MessageTable messages;
    private final MessageWords words;
    private final ReachedHashes hashes;
    private final StandIns standIns;
    private final Replies replies;
    private final JdbcClient database;
    private final Clock clock;

    LoadPastMessages(
            MessageTable messages,
            MessageWords words,
            ReachedHashes hashes,
            StandIns standIns,
            Replies replies,
            JdbcClient database,
            Clock clock) {
        this.messages = messages;
        this.words = words;
        this.hashes = hashes;
        this.standIns = standIns;
        this.replies = replies;
        this.database = database;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void load(List<Known> persons) {
        for (int i = 0; i < persons.size(); i++)
            load(persons.get(i), SAMPLES.get(i % SAMPLES.size()), TEXTS.get(i % TEXTS.size()), i);
    }

    private void load(Known person, Sample sample, String text, int rank) {
        var since = clock.instant().minus(Duration.ofHours(sample.hours));
        var it = new Message(
                Ids.next(),
                new Subject(WriteToPerson.KIND, person.person()),
                "demonstration",
                person.person(),
                sample.by,
                "75",
                since,
                since.plus(Duration.ofDays(3)),
                MessageState.DUE,
                null,
                since,
                null,
                person.by(),
                0);
        var written = words.write(new Template("messages.written", List.of(text)), person.given(), null);
        var said = new MessageContent(
                person.given(),
                person.phone(),
                person.given().toLowerCase(Locale.ROOT) + "@exemple.example",
                null,
                written.subject(),
                written.text());
        boolean first = messages.insert(
                it,
                said,
                hashes.of(ReachedHashes.person(person.person())),
                hashes.of(PlanMessages.reachedBy(sample.by, said)));
        if (!first || sample.state == MessageState.DUE) return;
        ended(it, sample, since);
        if (sample.state == MessageState.UNCERTAIN) standIns.planCall(it);
        if (sample.state == MessageState.DELIVERED && rank < SAMPLES.size())
            replies.keep(it.id(), rank == 1 ? "D’accord, merci." : "Je ne peux pas, un autre jour ?", clock.instant());
    }

    private void ended(Message it, Sample sample, Instant since) {
        database.sql("update messages.message set state = :state, why = :why, since = :since where id = :id")
                .param("state", sample.state.key())
                .param("why", sample.why)
                .param("since", since)
                .param("id", it.id())
                .update();
    }
}
