// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.messages.Channel;
import fr.parvis.messages.Messages;
import fr.parvis.messages.PlanOutcome;
import fr.parvis.messages.Recipient;
import fr.parvis.messages.Template;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans messages to made-up recipients, half by SMS and half by mail, and counts what became of them. */
@Component
public class MeasureMessages {
    private static final String KIND = "measure";

    private final Messages messages;
    private final JdbcClient database;
    private final Clock clock;

    MeasureMessages(Messages messages, JdbcClient database, Clock clock) {
        this.messages = messages;
        this.database = database;
        this.clock = clock;
    }

    /** All due at once, for the association in scope. @return number of messages planned */
    @Transactional
    public int plan(int count) {
        var about = new Messages.Subject(KIND, Ids.next());
        var now = clock.instant();
        int planned = 0;
        for (int i = 0; i < count; i++) {
            var by = i % 2 == 0 ? Channel.SMS : Channel.MAIL;
            var asked = messages.ask(new Messages.Request(
                    about,
                    "measure " + i,
                    new Recipient.Given(
                            "Essai", "06%08d".formatted(i), "essai-%d@exemple.example".formatted(i), null, null),
                    new Template("messages.written", List.of("À demain, 10 h.")),
                    now,
                    now.plus(Duration.ofDays(1)),
                    by));
            if (asked instanceof PlanOutcome.Planned) planned++;
        }
        return planned;
    }

    /** How many by channel and state: {@code sms due}. */
    @Transactional(readOnly = true)
    public Map<String, Integer> count() {
        var counts = new TreeMap<String, Integer>();
        database.sql("""
                        select channel || ' ' || state as what, count(*)::int as n from messages.message
                        where association = :association and about_kind = :kind group by 1""")
                .param("association", Asking.association())
                .param("kind", KIND)
                .query(ResultRow.each(row -> counts.put(row.text("what"), row.integer("n"))));
        return counts;
    }
}
