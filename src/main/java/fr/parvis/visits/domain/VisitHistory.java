package fr.parvis.visits.domain;

import fr.parvis.visits.Visit;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a visit said at first and after each correction: who changed it, when and why. Open to who may touch the visit. */
@Component
@Transactional(readOnly = true)
public class VisitHistory {

    /**
     * What the visit said from a moment on, with the notes that still live.
     *
     * @param by who recorded it so
     * @param reason why, when it was corrected after its day
     */
    public record Version(
            Visit visit, UUID by, Instant at, @Nullable String reason) {}

    /** That the visit was taken back. */
    public record Cancellation(
            @Nullable UUID by, Instant at, @Nullable String reason) {}

    /**
     * All of it.
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
            @Nullable String reason) {}

    private static final TypeReference<Map<UUID, String>> NOTES = new TypeReference<>() {};

    private final JdbcClient database;
    private final VisitTable visits;
    private final JsonMapper json;

    VisitHistory(JdbcClient database, VisitTable visits, JsonMapper json) {
        this.database = database;
        this.visits = visits;
        this.json = json;
    }

    /** The history of a visit that the current account may touch, taken back or not. */
    public Optional<History> find(UUID id) {
        return visits.find(id).filter(found -> WhoActs.now().mayTouch(found)).map(this::history);
    }

    private History history(RecordedVisit found) {
        var versions = new ArrayList<Version>();
        var by = found.recordedBy();
        var at = found.recordedAt();
        String reason = null;
        for (var earlier : earlier(found.visit())) {
            versions.add(new Version(earlier.visit, by, at, reason));
            by = earlier.replacedBy;
            at = earlier.until;
            reason = earlier.reason;
        }
        versions.add(new Version(found.visit(), by, at, reason));
        return new History(found, versions, found.cancelled() ? cancellation(found.visit()) : null);
    }

    private List<Earlier> earlier(Visit now) {
        return database.sql("""
                        select e.content::text, e.replaced_at, e.replaced_by, e.reason, (
                            select jsonb_object_agg(n.request, n.text)::text from visits.earlier_note n
                            where n.visit = e.visit and n.version = e.version) as notes
                        from visits.earlier_version e where e.visit = :id order by e.version""")
                .param("id", now.id())
                .query((row, n) -> new Earlier(
                        read(Objects.requireNonNull(row.getString("content")), row.getString("notes")),
                        row.getObject("replaced_at", OffsetDateTime.class).toInstant(),
                        Objects.requireNonNull(row.getObject("replaced_by", UUID.class)),
                        row.getString("reason")))
                .list();
    }

    /** Version 1 of the layout holds the visit under its names of the contract; what was added to them since is absent. */
    private Visit read(String content, @Nullable String notes) {
        JsonNode kept = json.readTree(content).path("visit");
        var visit = json.treeToValue(kept, Visit.class);
        Map<UUID, String> living = notes == null ? Map.of() : json.readValue(notes, NOTES);
        return visit.withRequests(visit.requests().stream()
                .map(request -> request.withNote(living.get(request.id())))
                .toList());
    }

    private Cancellation cancellation(Visit visit) {
        return database.sql("select cancelled_by, cancelled_at, cancel_reason from visits.visit where id = :id")
                .param("id", visit.id())
                .query((row, n) -> new Cancellation(
                        row.getObject("cancelled_by", UUID.class),
                        row.getObject("cancelled_at", OffsetDateTime.class).toInstant(),
                        row.getString("cancel_reason")))
                .single();
    }
}
