// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sheets that go with a theme and an operator, which the network keeps: they come up at the desk in one press. */
@Component
@Transactional
public class KeepLinks {
    private final JdbcClient database;
    private final Nomenclature nomenclature;
    private final GuideTable table;
    private final Journal journal;
    private final LocalDays localDays;
    private final Clock clock;

    KeepLinks(
            JdbcClient database,
            Nomenclature nomenclature,
            GuideTable table,
            Journal journal,
            LocalDays localDays,
            Clock clock) {
        this.database = database;
        this.nomenclature = nomenclature;
        this.table = table;
        this.journal = journal;
        this.localDays = localDays;
        this.clock = clock;
    }

    /** @param operator empty for any @param title null where the guide no longer holds the sheet */
    public record Link(
            String theme,
            String operator,
            String sheet,
            @Nullable String title) {}

    /** By theme, as the desk proposes them. @param theme empty for all */
    @Transactional(readOnly = true)
    public List<Link> list(String theme, int most, int from) {
        return database.sql("""
                        select l.theme, l.operator, l.sheet, s.title from procedures.link l left join procedures.sheet s on s.id = l.sheet
                        where :theme = '' or l.theme = :theme order by l.theme, l.operator, l.place, l.sheet limit :most offset :from""")
                .param("theme", theme)
                .param("most", most)
                .param("from", from)
                .query(ResultRow.map(row ->
                        new Link(row.text("theme"), row.text("operator"), row.text("sheet"), row.textOrNull("title"))))
                .list();
    }

    @Transactional(readOnly = true)
    public int count(String theme) {
        return database.sql("select count(*) from procedures.link where :theme = '' or theme = :theme")
                .param("theme", theme)
                .query(Integer.class)
                .single();
    }

    /**
     * Adds a sheet after those that are there, in the network's scope. Idempotent.
     *
     * @return the problem; empty when it was added
     */
    public List<Problem> add(String theme, String operator, String sheet) {
        var problems = new ArrayList<Problem>();
        var codes = nomenclature.on(localDays.todayOfNetwork());
        if (!codes.isUsable(CodeList.THEME, theme)) problems.add(Problem.of("theme", "procedures.problem.theme"));
        if (!operator.isEmpty() && !codes.isUsable(CodeList.OPERATOR, operator))
            problems.add(Problem.of("operator", "procedures.problem.operator"));
        var found = table.find(sheet);
        if (found.isEmpty()) problems.add(Problem.of("sheet", "procedures.problem.sheet"));
        if (!problems.isEmpty()) return problems;
        int written = database.sql("""
                        insert into procedures.link (theme, operator, sheet, place, added_by, added_at)
                        select :theme, :operator, :sheet, coalesce(max(place), 0) + 10, :by, :at
                        from procedures.link where theme = :theme and operator = :operator
                        on conflict do nothing""")
                .param("theme", theme)
                .param("operator", operator)
                .param("sheet", sheet)
                .param("by", Actor.account())
                .param("at", clock.instant())
                .update();
        if (written > 0) journal.note("procedures.link-added", sheet, Map.of("theme", theme));
        return List.of();
    }

    /** Removes a link to a sheet; idempotent. */
    public void remove(String theme, String operator, String sheet) {
        int removed = database.sql("""
                        delete from procedures.link where theme = :theme and operator = :operator and sheet = :sheet""")
                .param("theme", theme)
                .param("operator", operator)
                .param("sheet", sheet)
                .update();
        if (removed > 0) journal.note("procedures.link-removed", sheet, Map.of("theme", theme));
    }
}
