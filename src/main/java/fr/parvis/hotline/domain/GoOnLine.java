// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.access.SignedIn;
import fr.parvis.shell.NetworkTime;
import fr.parvis.shell.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Presence of a mediator on the line: until an hour that was said, and never longer. */
@Component
@Transactional
public class GoOnLine {
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    private final DutyTable duties;
    private final Members members;
    private final LineNews news;
    private final Clock clock;

    GoOnLine(DutyTable duties, Members members, LineNews news, Clock clock) {
        this.duties = duties;
        this.members = members;
        this.news = news;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Duty> find() {
        return duties.find(me(), clock.instant());
    }

    /** @param until an hour of today, by the clock of {@code zone} */
    public Outcome begin(LocalTime until, ZoneId zone) {
        var member = members.find(me()).orElse(null);
        if (member == null) return Outcome.refused("", "hotline.problem.no-member");
        var now = clock.instant();
        var end = now.atZone(zone).toLocalDate().atTime(until).atZone(zone).toInstant();
        if (end.isBefore(now.plus(SHORTEST))) return Outcome.refused("until", "hotline.problem.until-past");
        duties.begin(me(), member, now.atZone(NetworkTime.ZONE).toLocalDate(), now, end);
        news.changed();
        return new Outcome.Done(me());
    }

    public boolean pause() {
        return told(duties.pause(me()));
    }

    public boolean resume() {
        return told(duties.resume(me(), clock.instant()));
    }

    /** @return false during a call */
    public boolean end() {
        return told(duties.end(me(), clock.instant()));
    }

    /** The page is open. */
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
