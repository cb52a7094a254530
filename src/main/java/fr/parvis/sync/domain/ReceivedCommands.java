package fr.parvis.sync.domain;

import fr.parvis.database.Asking;
import fr.parvis.sync.domain.Decision.Outcome;
import fr.parvis.visits.Visits.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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

    /** A command and what was decided. */
    record Made(Envelope command, Decision decision) {}

    /** @return false when one of the commands was decided meanwhile: then nothing of this transaction may stand */
    boolean remember(List<Made> made, UUID device, UUID account) {
        if (made.isEmpty()) return true;
        return database.sql("""
                        insert into sync.received_command (id, association, account, device, type, form, outcome, answer)
                        select id, :association, :account, :device, type, form, outcome, answer
                        from unnest(:ids::uuid[], :types::text[], :forms::int[], :outcomes::text[], :answers::jsonb[])
                            as made (id, type, form, outcome, answer)
                        on conflict (id) do nothing""")
                        .param("association", Asking.association())
                        .param("account", account)
                        .param("device", device)
                        .param("ids", texts(made, m -> m.command().id().toString()))
                        .param("types", texts(made, m -> m.command().type()))
                        .param(
                                "forms",
                                made.stream().map(m -> m.command().form()).toArray(Integer[]::new))
                        .param(
                                "outcomes",
                                texts(made, m -> m.decision().outcome().word()))
                        .param("answers", texts(made, m -> json.writeValueAsString(answer(m.decision()))))
                        .update()
                == made.size();
    }

    private static String[] texts(List<Made> made, Function<Made, String> column) {
        return made.stream().map(column).toArray(String[]::new);
    }

    private static Answer answer(Decision decision) {
        var visit = decision.visit();
        return visit == null
                ? new Answer(null, null, decision.problems())
                : new Answer(visit.id(), visit.version(), decision.problems());
    }
}
