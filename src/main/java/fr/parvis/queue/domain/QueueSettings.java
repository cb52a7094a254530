// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Settings of each point's queue. */
@Component
@Transactional
public class QueueSettings {

    /**
     * Settings of a point's queue.
     *
     * @param inUse whether there is one at all
     * @param pausedOn the local day on which the kiosk takes nobody; a pause ends with its day
     * @param languages of the kiosk, French first; empty means all that there are
     */
    public record Setting(boolean inUse, @Nullable LocalDate pausedOn, List<String> languages) {
        static final Setting USUAL = new Setting(true, null, List.of());

        public Setting {
            languages = List.copyOf(languages);
        }

        public boolean isPausedOn(LocalDate day) {
            return day.equals(pausedOn);
        }
    }

    private final JdbcClient database;
    private final Journal journal;

    QueueSettings(JdbcClient database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    @Transactional(readOnly = true)
    public Setting of(UUID point) {
        return database.sql("select in_use, paused_on, languages from queue.setting where point = :point")
                .param("point", point)
                .query(ResultRow.map(
                        row -> new Setting(row.flag("in_use"), row.dayOrNull("paused_on"), row.texts("languages"))))
                .optional()
                .orElse(Setting.USUAL);
    }

    /** Decides whether the point has a queue and in which languages its kiosk speaks. */
    public void decide(UUID point, boolean inUse, List<String> languages) {
        var before = of(point);
        save(point, new Setting(inUse, before.pausedOn(), languages));
        if (before.inUse() != inUse) journal.note(inUse ? "queue.opened" : "queue.closed", point.toString(), Map.of());
    }

    /** Stops taking, until the end of the day at most; nothing takes people again. */
    public void pause(UUID point, @Nullable LocalDate day) {
        var before = of(point);
        save(point, new Setting(before.inUse(), day, before.languages()));
    }

    private void save(UUID point, Setting setting) {
        database.sql("""
                        insert into queue.setting (point, association, in_use, paused_on, languages)
                        values (:point, :association, :inUse, :pausedOn, :languages)
                        on conflict (point) do update
                        set in_use = excluded.in_use, paused_on = excluded.paused_on, languages = excluded.languages""")
                .param("point", point)
                .param("association", Asking.association())
                .param("inUse", setting.inUse())
                .param("pausedOn", setting.pausedOn())
                .param("languages", setting.languages().toArray(String[]::new))
                .update();
    }
}
