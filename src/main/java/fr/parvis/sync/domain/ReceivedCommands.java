package fr.parvis.sync.domain;

import fr.parvis.database.Asking;
import fr.parvis.sync.domain.Decision.Outcome;
import fr.parvis.visits.Visits.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The commands that were decided. */
@Component
class ReceivedCommands {

    /** What is remembered of a decision: which visit and version it was about, and what was wrong; no content. */
    record Answer(@Nullable UUID visit, @Nullable Integer version, List<Problem> problems) {
        Answer {
            problems = problems == null ? List.of() : problems;
        }
    }

    /** A command decided before. */
    record Remembered(Outcome outcome, Answer answer) {}

    private final JdbcClient database;
    private final JsonMapper json;

    ReceivedCommands(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Map<UUID, Remembered> find(Collection<UUID> ids) {
        var found = new HashMap<UUID, Remembered>();
        if (ids.isEmpty()) return found;
        database.sql("select id, outcome, answer::text from sync.received_command where id = any(:ids::uuid[])")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    found.put(
                            row.getObject("id", UUID.class),
                            new Remembered(
                                    Outcome.of(row.getString("outcome")),
                                    json.readValue(row.getString("answer"), Answer.class)));
                });
        return found;
    }

    /** @return false when the command was decided meanwhile: then nothing of this transaction may stand */
    boolean remember(Envelope command, UUID device, UUID account, Decision decision) {
        var visit = decision.visit();
        var answer = visit == null
                ? new Answer(null, null, decision.problems())
                : new Answer(visit.id(), visit.version(), decision.problems());
        return database.sql("""
                        insert into sync.received_command (id, association, account, device, type, form, outcome, answer)
                        values (:id, :association, :account, :device, :type, :form, :outcome, cast(:answer as jsonb))
                        on conflict (id) do nothing""")
                        .param("id", command.id())
                        .param("association", Asking.association())
                        .param("account", account)
                        .param("device", device)
                        .param("type", command.type())
                        .param("form", command.form())
                        .param("outcome", decision.outcome().word())
                        .param("answer", json.writeValueAsString(answer))
                        .update()
                == 1;
    }
}
