// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.audit.Journal;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a call back from a mediator of the association who does not end it: it goes first to the next one who is free. */
@Component
@Transactional
public class TakeCallBack {
    private final CallTable calls;
    private final DutyTable duties;
    private final LineNews news;
    private final Journal journal;
    private final Clock clock;

    TakeCallBack(CallTable calls, DutyTable duties, LineNews news, Journal journal, Clock clock) {
        this.calls = calls;
        this.duties = duties;
        this.news = news;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Takes it back.
     *
     * @param from the account that had it when the page was shown
     * @return false where it is no longer theirs: it ended, or somebody else took it back
     */
    public boolean handle(UUID id, UUID from) {
        var now = clock.instant();
        if (!calls.takeBack(id, from, now)) return false;
        duties.release(from, id, OfferCalls.afterPass(now));
        journal.note("hotline.taken-back", id.toString(), Map.of());
        news.changed();
        return true;
    }
}
