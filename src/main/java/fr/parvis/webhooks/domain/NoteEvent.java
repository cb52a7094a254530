// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.domain;

import fr.parvis.database.Asking;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Notes an event in the transaction of its act: both are there or neither. Its receivers are decided afterwards. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class NoteEvent {
    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    NoteEvent(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param subject identifier of what it is about
     * @param path of its page
     * @param facts codes and identifiers; never what says something of a person
     */
    public void handle(EventType type, UUID subject, String path, Map<String, String> facts) {
        handle(Asking.association(), type, List.of(subject), _ -> path, facts);
    }

    /** Notes one event for each of several subjects, of an association that may be another than that of the scope. */
    public void handle(
            UUID association,
            EventType type,
            List<UUID> subjects,
            Function<UUID, String> path,
            Map<String, String> facts) {
        if (subjects.isEmpty()) return;
        database.sql("""
                        insert into webhooks.event (id, association, type, subject, path, facts, at)
                        select n.id, :association, :type, n.subject, n.path, :facts::jsonb, :at
                        from unnest(:ids::uuid[], :subjects::uuid[], :paths::text[]) as n (id, subject, path)""")
                .param("ids", subjects.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
                .param("association", association)
                .param("type", type.code())
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("paths", subjects.stream().map(path).toArray(String[]::new))
                .param("facts", json.writeValueAsString(facts))
                .param("at", clock.instant())
                .update();
    }
}
