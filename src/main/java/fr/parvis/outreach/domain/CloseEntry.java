// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.audit.Journal;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends the work on a household without a solution: never reached, wrong data, settled before, or because it said no. */
@Component
@Transactional
public class CloseEntry {
    private static final Set<String> BY_HAND =
            Set.of("never-reached", "wrong-data", "settled-before", "no-help-wanted");

    /** Outcome of closing. */
    public enum Outcome {
        CLOSED,
        /** Somebody did something to it since it was shown. */
        CHANGED,
        /** Not a reason, or one that does not fit: "never reached" needs all attempts. */
        REFUSED
    }

    private final EntryTable entries;
    private final Objections objections;
    private final Journal journal;

    CloseEntry(EntryTable entries, Objections objections, Journal journal) {
        this.entries = entries;
        this.objections = objections;
        this.journal = journal;
    }

    public Outcome handle(UUID id, String why, int basedOn) {
        var entry = entries.lock(id).orElse(null);
        if (entry == null || !BY_HAND.contains(why)) return Outcome.REFUSED;
        if (why.equals(entry.closedWhy())) return Outcome.CLOSED;
        if (why.equals("never-reached") && (!entry.tiredOut() || entry.reachedOn() != null)) return Outcome.REFUSED;
        if (!entries.close(id, why, basedOn)) return Outcome.CHANGED;
        journal.note("outreach.closed", id.toString(), Map.of("why", why));
        return Outcome.CLOSED;
    }

    /** The household does not want to be contacted: whatever else happened meanwhile, that stands, and the next list respects it. */
    public Outcome object(UUID id) {
        var entry = entries.lock(id).orElse(null);
        if (entry == null) return Outcome.REFUSED;
        if ("objected".equals(entry.closedWhy())) return Outcome.CLOSED;
        entries.reopen(id);
        entries.close(id, "objected", entries.find(id).orElseThrow().version());
        objections.object(id);
        journal.note("outreach.objected", id.toString(), Map.of());
        return Outcome.CLOSED;
    }

    /** Somebody closed it by mistake; an objection stands. */
    public boolean reopen(UUID id) {
        var entry = entries.lock(id).orElse(null);
        if (entry == null || entry.open() || "objected".equals(entry.closedWhy())) return false;
        if (!entries.reopen(id)) return false;
        journal.note("outreach.reopened", id.toString(), Map.of());
        return true;
    }
}
