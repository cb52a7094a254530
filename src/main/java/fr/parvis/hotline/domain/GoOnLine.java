// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.access.SignedIn;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.values.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Presence of a mediator on the line: until an hour that was said, and never longer. What is free of their time until then is held, under the
 * identifier of their account: nobody books it. The duty is written before its time, everywhere, so that no two wait for each other.
 */
@Component
@Transactional
public class GoOnLine {
    /** Shortest duty on the line. */
    public static final Duration SHORTEST = Duration.ofMinutes(5);

    private final DutyTable duties;
    private final Members members;
    private final Holds holds;
    private final LineNews news;
    private final Clock clock;

    GoOnLine(DutyTable duties, Members members, Holds holds, LineNews news, Clock clock) {
        this.duties = duties;
        this.members = members;
        this.holds = holds;
        this.news = news;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Duty> find() {
        return duties.find(me(), clock.instant());
    }

    /** @param until an hour of today, by the clock of {@code zone} */
    public Outcome<UUID> begin(LocalTime until, ZoneId zone) {
        // taken a moment later, the line would leave no duty to end, and their time would be held until the hour that
        // was said
        var member = members.findAndKeep(me()).orElse(null);
        if (member == null) return Outcome.refused("", "hotline.problem.no-member");
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, zone);
        var end = today.atTime(until).atZone(zone).toInstant();
        if (end.isBefore(now.plus(SHORTEST))) return Outcome.refused("until", "hotline.problem.until-past");
        duties.begin(member, today, now, end);
        var from = now.truncatedTo(ChronoUnit.MINUTES);
        holds.holdFree(new Holds.Asked(HoldKind.LINE, me(), Set.of(me()), from, end, null, null));
        news.changed();
        return new Outcome.Done<>(me());
    }

    public boolean pause() {
        return told(duties.pause(me()));
    }

    public boolean resume() {
        return told(duties.resume(me(), clock.instant()));
    }

    /** @return false during a call */
    public boolean end() {
        var now = clock.instant();
        boolean ended = duties.end(me(), now);
        if (ended) holds.releaseFrom(me(), now);
        return told(ended);
    }

    /** Notes that the account's page is open. */
    public void heard() {
        duties.heard(me(), clock.instant());
    }

    private boolean told(boolean changed) {
        if (changed) news.changed();
        return changed;
    }

    private static UUID me() {
        var who = SignedIn.current();
        if (who == null) throw new IllegalStateException("nobody is signed in");
        return who.account();
    }
}
