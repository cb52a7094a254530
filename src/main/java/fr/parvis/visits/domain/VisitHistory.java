// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.visits.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** History of a visit, at first and after each correction: who changed it, when and why. For accounts that may change the visit. */
@Component
@Transactional(readOnly = true)
public class VisitHistory {

    /**
     * State of the visit from a moment on, with the notes that still live.
     *
     * @param by account that recorded it so
     * @param reason explanation, when it was corrected after its day
     * @param joined whether it was made on an older version and joined with what others had said since
     */
    public record Version(
            Visit visit, UUID by, Instant at, @Nullable String reason, boolean joined) {}

    /** Fact that the visit was taken back. */
    public record Cancellation(
            @Nullable UUID by, Instant at, @Nullable String reason) {}

    /**
     * Whole history of a visit.
     *
     * @param versions the first one first; the last is what stands
     */
    public record History(
            RecordedVisit visit,
            List<Version> versions,
            @Nullable Cancellation cancellation) {}

    private record Earlier(
            Visit visit,
            Instant until,
            UUID replacedBy,
            @Nullable String reason,
            boolean joined) {}

    private final JdbcClient database;
    private final VisitTable visits;

    VisitHistory(JdbcClient database, VisitTable visits) {
        this.database = database;
        this.visits = visits;
    }

    /** The history of a visit that the current account may touch, taken back or not. */
    public Optional<History> find(UUID id) {
        return visits.find(id)
                .filter(found -> CurrentActor.now().mayTouch(found))
                .map(this::history);
    }

    private History history(RecordedVisit found) {
        var versions = new ArrayList<Version>();
        var by = found.recordedBy();
        var at = found.recordedAt();
        String reason = null;
        boolean joined = false;
        for (var earlier : earlier(found.visit())) {
            versions.add(new Version(earlier.visit, by, at, reason, joined));
            by = earlier.replacedBy;
            at = earlier.until;
            reason = earlier.reason;
            joined = earlier.joined;
        }
        versions.add(new Version(found.visit(), by, at, reason, joined));
        return new History(found, versions, found.cancelled() ? cancellation(found.visit()) : null);
    }

    private List<Earlier> earlier(Visit now) {
        return database.sql("""
                        select e.content::text, e.replaced_at, e.replaced_by, e.reason, e.merged_from is not null as joined, (
                            select jsonb_object_agg(n.request, n.text)::text from visits.earlier_note n
                            where n.visit = e.visit and n.version = e.version) as notes
                        from visits.earlier_version e where e.visit = :id order by e.version""")
                .param("id", now.id())
                .query(ResultRow.map(row -> new Earlier(
                        visits.read(row.text("content"), row.textOrNull("notes")),
                        row.instant("replaced_at"),
                        row.uuid("replaced_by"),
                        row.textOrNull("reason"),
                        row.flag("joined"))))
                .list();
    }

    private Cancellation cancellation(Visit visit) {
        return database.sql("select cancelled_by, cancelled_at, cancel_reason from visits.visit where id = :id")
                .param("id", visit.id())
                .query(ResultRow.map(row -> new Cancellation(
                        row.uuidOrNull("cancelled_by"), row.instant("cancelled_at"), row.textOrNull("cancel_reason"))))
                .single();
    }
}
