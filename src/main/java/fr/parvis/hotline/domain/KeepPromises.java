// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.hotline.HotlineSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Watch over promises: leases that are over are taken back, who is silent or whose time is over gets no offer, and a promise that
 * broke while nobody was on the line is moved, which its page tells the person.
 */
@Component
public class KeepPromises {
    private static final Logger LOG = LoggerFactory.getLogger(KeepPromises.class);
    private static final int STEP = 200;

    /** Without a sign from any page for that long nobody is on the line, whatever hour was said. */
    private static final Duration GONE = Duration.ofMinutes(15);

    private final CallTable calls;
    private final DutyTable duties;
    private final OfferCalls offers;
    private final LineHours hours;
    private final LineNews news;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration oldest;

    KeepPromises(
            CallTable calls,
            DutyTable duties,
            OfferCalls offers,
            LineHours hours,
            LineNews news,
            PlatformTransactionManager transactions,
            Clock clock,
            HotlineSettings settings) {
        this.calls = calls;
        this.duties = duties;
        this.offers = offers;
        this.hours = hours;
        this.news = news;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.oldest = Duration.ofDays(settings.numberDays());
    }

    /** @return number of changes */
    public int handle() {
        int changed = offers.takeBack() + inNetwork(this::settle) + inNetwork(this::move) + inNetwork(this::giveUp);
        if (changed > 0) news.changed();
        return changed;
    }

    private int inNetwork(IntSupplier what) {
        return Asking.as(Scope.network()).call(() -> Objects.requireNonNull(transaction.execute(_ -> what.getAsInt())));
    }

    private int settle() {
        return duties.settle(clock.instant(), OfferCalls.SILENCE);
    }

    /** Where somebody is on the line a broken promise stays as it is, red, and is offered first. */
    private int move() {
        var now = clock.instant();
        if (duties.isAnybodyOn(now, GONE)) return 0;
        var broken = calls.broken(now, STEP);
        for (var it : broken) calls.move(it.id(), hours.soon(now, it.commune()));
        if (!broken.isEmpty()) LOG.warn("hotline: {} promises moved, because nobody is on the line", broken.size());
        return broken.size();
    }

    /** A promise whose number is about to be forgotten cannot be kept any more. */
    private int giveUp() {
        var now = clock.instant();
        int given = 0;
        for (var it : calls.olderThan(now.minus(oldest))) {
            var end = new Call.End(CallState.GAVE_UP, "too-old", it.tries());
            if (calls.end(it.id(), it.state(), end, now)) given++;
        }
        if (given > 0) LOG.warn("hotline: {} promises given up after {}", given, oldest);
        return given;
    }

    /** The day after which a number is forgotten, whatever happened. */
    Instant numberUntil(Instant askedAt) {
        return askedAt.plus(oldest).plus(Duration.ofDays(2));
    }
}
