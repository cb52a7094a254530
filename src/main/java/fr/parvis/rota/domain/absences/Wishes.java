// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.absences;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The days that mediators would rather work or not: a proposal weighs them, nobody is bound by them. */
@Component
@Transactional
public class Wishes {
    private static final int DAYS_AHEAD = 180;

    private final JdbcClient database;
    private final LocalDays localDays;

    Wishes(JdbcClient database, LocalDays localDays) {
        this.database = database;
        this.localDays = localDays;
    }

    /** A wish about a day. */
    public enum Kind {
        CANNOT,
        RATHER_NOT,
        GLADLY
    }

    /** Wish of somebody for one day. */
    public record Wish(UUID mediator, LocalDate day, Kind kind) {}

    /** One's own, day by day; nothing takes a wish back. Days that are over, or far ahead, stay as they are. */
    public void wish(Map<LocalDate, @Nullable Kind> wishes) {
        var me = Objects.requireNonNull(Actor.account());
        var today = localDays.today();
        wishes.forEach((day, kind) -> {
            if (day.isBefore(today) || day.isAfter(today.plusDays(DAYS_AHEAD))) return;
            if (kind == null)
                database.sql("delete from rota.wish where association = :association and mediator = :me and day = :day")
                        .param("association", Asking.association())
                        .param("me", me)
                        .param("day", day)
                        .update();
            else
                database.sql("""
                                insert into rota.wish (association, mediator, day, kind) values (:association, :me, :day, :kind)
                                on conflict (association, mediator, day) do update set kind = excluded.kind""")
                        .param("association", Asking.association())
                        .param("me", me)
                        .param("day", day)
                        .param("kind", kind.name())
                        .update();
        });
    }

    @Transactional(readOnly = true)
    public List<Wish> between(LocalDate first, LocalDate last) {
        return database.sql("""
                        select mediator, day, kind from rota.wish where association = :association and day between :first and :last""")
                .param("association", Asking.association())
                .param("first", first)
                .param("last", last)
                .query(ResultRow.map(
                        row -> new Wish(row.uuid("mediator"), row.day("day"), row.named(Kind.class, "kind"))))
                .list();
    }
}
