// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Numbers of sheets on requests of visits, sheets that go with a theme, and how often sheets are opened. */
@Component
@Transactional
public class RequestSheets {
    private static final int RECENT = 3;

    private final JdbcClient database;
    private final Visits visits;
    private final Journal journal;
    private final LocalDays localDays;
    private final Clock clock;

    RequestSheets(JdbcClient database, Visits visits, Journal journal, LocalDays localDays, Clock clock) {
        this.database = database;
        this.visits = visits;
        this.journal = journal;
        this.localDays = localDays;
        this.clock = clock;
    }

    /** A visit of today that the account recorded. */
    public record Recent(UUID visit, Instant at, String theme) {}

    /** The last visits of today that the account recorded, the latest first. */
    @Transactional(readOnly = true)
    public List<Recent> recent(UUID account) {
        return database.sql("""
                        select v.id, v.started_at, (select r.theme from visits.counted_request r
                            where r.association = v.association and r.visit = v.id order by r.position limit 1) as theme
                        from visits.recorded_visit v where v.association = :association and v.day = :today and v.mediators[1] = :account
                            and not v.cancelled
                        order by v.started_at desc limit :most""")
                .param("association", Asking.association())
                .param("today", localDays.today())
                .param("account", account)
                .param("most", RECENT)
                .query(ResultRow.map(row ->
                        new Recent(row.uuid("id"), row.instant("started_at"), String.valueOf(row.textOrNull("theme")))))
                .list();
    }

    /**
     * Notes the number of a sheet on a request of a visit: the one whose theme or operator leads to the sheet, otherwise the first. Idempotent.
     *
     * @return whether the visit is there, and may be changed by the current account
     */
    public boolean note(UUID visit, String sheet) {
        var found = visits.find(List.of(visit)).stream().findFirst().orElse(null);
        if (found == null || found.requests().isEmpty()) return false;
        var request = found.requests().stream()
                .filter(one -> of(one.theme(), one.operator()).contains(sheet))
                .findFirst()
                .orElse(found.requests().getFirst());
        int noted = database.sql("""
                        insert into procedures.request_sheet (request, association, visit, sheet, noted_by, noted_at)
                        values (:request, :association, :visit, :sheet, :by, :at) on conflict do nothing""")
                .param("request", request.id())
                .param("association", Asking.association())
                .param("visit", visit)
                .param("sheet", sheet)
                .param("by", Actor.account())
                .param("at", clock.instant())
                .update();
        if (noted > 0) journal.note("procedures.sheet-noted", visit.toString(), Map.of("sheet", sheet));
        return true;
    }

    /** Numbers noted on the requests of a visit, the last one first. */
    @Transactional(readOnly = true)
    public List<String> noted(UUID visit) {
        return database.sql("""
                        select sheet from procedures.request_sheet where association = :association and visit = :visit
                        order by noted_at desc""")
                .param("association", Asking.association())
                .param("visit", visit)
                .query(String.class)
                .list();
    }

    /** A sheet that was noted at a visit. @param title its number where the guide never held it */
    public record Noted(LocalDate day, String sheet, String title) {}

    /** Sheets noted on the requests of visits, the last visit first; one that was withdrawn since keeps its title. */
    @Transactional(readOnly = true)
    public List<Noted> notedAt(Collection<UUID> visits) {
        return database.sql("""
                        select v.day, n.sheet, coalesce(s.title, w.title, n.sheet) as title
                        from procedures.request_sheet n join visits.recorded_visit v on v.association = n.association and v.id = n.visit
                            left join procedures.sheet s on s.id = n.sheet left join procedures.withdrawn w on w.id = n.sheet
                        where n.association = :association and n.visit = any(:visits::uuid[])
                        group by n.visit, 1, 2, 3 order by 1 desc, n.visit, min(n.noted_at)""")
                .param("association", Asking.association())
                .param("visits", visits.toArray(UUID[]::new))
                .query(ResultRow.map(row -> new Noted(row.day("day"), row.text("sheet"), row.text("title"))))
                .list();
    }

    /** Numbers of the sheets that go with a theme and an operator, those of both first. */
    @Transactional(readOnly = true)
    public List<String> of(String theme, @Nullable String operator) {
        return database.sql("""
                        select sheet from procedures.link where theme = :theme and operator in ('', :operator)
                        group by sheet order by max(case when operator <> '' then 1 else 0 end) desc, min(place), sheet""")
                .param("theme", theme)
                .param("operator", operator == null ? "" : operator)
                .query(String.class)
                .list();
    }

    /** Numbers of the sheets that go with the requests of a visit. */
    @Transactional(readOnly = true)
    public List<String> ofVisit(UUID visit) {
        return visits.find(List.of(visit)).stream()
                .flatMap(found -> found.requests().stream())
                .flatMap((Visit.Request request) -> of(request.theme(), request.operator()).stream())
                .distinct()
                .toList();
    }

    /** Counts that a sheet was opened. */
    public void opened(String sheet, @Nullable UUID point) {
        if (Asking.scope().association() == null) return;
        database.sql("""
                        insert into procedures.sheet_use as u (association, point, sheet, month, times)
                        values (:association, :point, :sheet, :month, 1)
                        on conflict (association, point, sheet, month) do update set times = u.times + 1""")
                .param("association", Asking.association())
                .param("point", point)
                .param("sheet", sheet)
                .param("month", month())
                .update();
    }

    private LocalDate month() {
        return localDays.today().withDayOfMonth(1);
    }
}
