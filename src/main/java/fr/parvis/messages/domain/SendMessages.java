// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.messages.Channel;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.domain.MessageTable.Claim;
import fr.parvis.network.DecentHours;
import fr.parvis.people.People;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due, one message after the other: claimed and committed, sent outside of any transaction, noted. A server that stops in between
 * leaves at most one claimed message for each channel. When the claim has run out, a mail goes again under the same Message-ID; of an SMS nobody knows
 * whether it went: it is uncertain, is not sent again, and a call to make stands in for it.
 */
@Component
public class SendMessages {
    private static final Logger LOG = LoggerFactory.getLogger(SendMessages.class);

    /** So that one association with a long list keeps nobody else waiting. */
    private static final int AT_ONCE = 200;

    /** So that the hour of each department stays right. */
    private static final Duration TURN = Duration.ofMinutes(1);

    /** Time of a claim: longer than any sender waits for an answer. */
    private static final Duration CLAIM = Duration.ofMinutes(3);

    /** So many in a row that were not taken for now end the turn: a provider that is away is not asked for each of thousands. */
    private static final int AWAY = 3;

    private static final int LONGEST_PAUSE = 6;

    private final MessageTable messages;
    private final StandIns standIns;
    private final Ways ways;
    private final Stops stops;
    private final People people;
    private final DecentHours hours;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SendMessages(
            MessageTable messages,
            StandIns standIns,
            Ways ways,
            Stops stops,
            People people,
            DecentHours hours,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.messages = messages;
        this.standIns = standIns;
        this.ways = ways;
        this.stops = stops;
        this.people = people;
        this.hours = hours;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Sends due messages of the association in scope. @return number of messages handed over */
    public int here(Channel by) {
        var sender = ways.sender(by);
        return sender.isEmpty() ? 0 : here(sender.get());
    }

    /** Sends due messages of the association in scope by a given sender. @return number of messages handed over */
    public int here(Sender sender) {
        settleRunOut(sender.channel());
        var begun = clock.instant();
        var departments = departments(sender.channel(), begun);
        int sent = 0;
        int away = 0;
        for (int i = 0; i < AT_ONCE && away < AWAY && clock.instant().isBefore(begun.plus(TURN)); i++) {
            var claim = claim(sender.channel(), departments);
            if (claim.isEmpty()) break;
            var delivery = hand(sender, claim.get());
            away = delivery instanceof Delivery.Later ? away + 1 : 0;
            if (delivery instanceof Delivery.Taken) sent++;
        }
        return sent;
    }

    /** Notes what could not go in its time; calls that nobody made among it. */
    public int tooLate() {
        return Objects.requireNonNull(transaction.execute(_ -> messages.tooLate(clock.instant())));
    }

    private void settleRunOut(Channel by) {
        transaction.executeWithoutResult(_ -> {
            var now = clock.instant();
            for (var it : messages.runOut(by, now))
                if (by == Channel.MAIL) messages.again(it.id(), now, it.sendAfter());
                else if (messages.change(it.id(), MessageState.UNCERTAIN, Why.NO_ANSWER, now)) {
                    LOG.error(
                            "message {}: nobody knows whether the SMS went; a call to make stands in for it", it.id());
                    standIns.planCall(it);
                }
        });
    }

    /** Where messages may go now; none where nothing is due. */
    private List<String> departments(Channel by, Instant now) {
        return Objects.requireNonNull(
                transaction.execute(_ -> messages.isAnyDue(by, now) ? hours.departments(now) : List.<String>of()));
    }

    private Optional<Claim> claim(Channel by, List<String> departments) {
        if (departments.isEmpty()) return Optional.empty();
        var now = clock.instant();
        return Objects.requireNonNull(transaction.execute(_ -> messages.claim(by, now, now.plus(CLAIM), departments)));
    }

    /** @return null where it did not go at all */
    private @Nullable Delivery hand(Sender sender, Claim claim) {
        var it = claim.message();
        if (Boolean.TRUE.equals(transaction.execute(_ -> isHeldBack(claim)))) return null;
        var delivery = sender.send(it, claim.said());
        transaction.executeWithoutResult(_ -> note(it, delivery));
        return delivery;
    }

    /** The file or a STOP may say since it was planned that no such message may go: it is withdrawn, and what stands in for it is planned. */
    private boolean isHeldBack(Claim claim) {
        var it = claim.message();
        boolean discreet = it.person() != null
                && people.find(it.person()).filter(People.Named::discreet).isPresent();
        if (!discreet
                && (it.by() != Channel.SMS
                        || !stops.isStopped(Objects.requireNonNull(claim.said().phone())))) return false;
        if (messages.change(it.id(), MessageState.WITHDRAWN, discreet ? Why.DISCREET : Why.STOPPED, clock.instant())) {
            if (discreet) standIns.planCall(it);
            else standIns.plan(it);
        }
        return true;
    }

    private void note(Message it, Delivery delivery) {
        var now = clock.instant();
        switch (delivery) {
            case Delivery.Taken taken -> messages.sent(it.id(), now, taken.reference());
            case Delivery.Refused _ -> failed(it, Why.REFUSED, now);
            case Delivery.Later _ -> {
                var again = now.plus(Duration.ofMinutes(1L << Math.min(it.attempts(), LONGEST_PAUSE)));
                if (again.isBefore(it.notAfter())) messages.again(it.id(), now, again);
                else failed(it, Why.NO_ANSWER, now);
            }
            case Delivery.Unknown _ -> {
                if (messages.change(it.id(), MessageState.UNCERTAIN, Why.NO_ANSWER, now)) standIns.planCall(it);
            }
        }
    }

    private void failed(Message it, String why, Instant now) {
        if (messages.change(it.id(), MessageState.FAILED, why, now)) standIns.plan(it);
    }
}
