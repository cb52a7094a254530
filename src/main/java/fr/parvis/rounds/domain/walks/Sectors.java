// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.rounds.domain.FreeText;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.Team;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The association's own list of sectors. */
@Component
@Transactional
public class Sectors {
    private final JdbcClient database;
    private final Journal journal;
    private final Nomenclature nomenclature;
    private final Team team;

    Sectors(JdbcClient database, Journal journal, Nomenclature nomenclature, Team team) {
        this.database = database;
        this.journal = journal;
        this.nomenclature = nomenclature;
        this.team = team;
    }

    @Transactional(readOnly = true)
    public List<Sector> list() {
        return database.sql("select * from rounds.sector where association = :association order by lower(name)")
                .param("association", Asking.association())
                .query(ResultRow.map(Sectors::sector))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Sector> find(UUID id) {
        return database.sql("select * from rounds.sector where id = :id")
                .param("id", id)
                .query(ResultRow.map(Sectors::sector))
                .optional();
    }

    /** Adds a sector; the one that bears the name already, if there is one. */
    public Result<Sector> add(UUID id, String given, @Nullable String partner) {
        var name = FreeText.orEmpty(given);
        if (name.isEmpty()) return Result.rejected("name", "rounds.problem.sector-missing");
        if (FreeText.length(name) > 80) return Result.rejected("name", "rounds.problem.too-long", 80);
        if (partner != null && !nomenclature.on(team.today()).isUsable(CodeList.OPERATOR, partner))
            return Result.rejected(
                    "partner", "rounds.problem.code", partner.length() > 40 ? partner.substring(0, 40) : partner);
        int added = database.sql("""
                        insert into rounds.sector (id, association, name, partner) values (:id, :association, :name, :partner)
                        on conflict do nothing""")
                .param("id", id)
                .param("association", Asking.association())
                .param("name", name)
                .param("partner", partner)
                .update();
        if (added == 1) journal.note("rounds.sector-added", id.toString(), Map.of());
        return database.sql(
                        "select * from rounds.sector where association = :association and lower(name) = lower(:name)")
                .param("association", Asking.association())
                .param("name", name)
                .query(ResultRow.map(Sectors::sector))
                .optional()
                .<Result<Sector>>map(Result.Accepted::new)
                .orElseGet(() -> Result.rejected("", "rounds.problem.identifier-taken"));
    }

    /** Closes a sector, or opens it again; its walks stay. */
    public void open(UUID id, boolean open) {
        int changed = database.sql("update rounds.sector set closed_on = :day, version = version + 1 where id = :id")
                .param("id", id)
                .param("day", open ? null : team.today())
                .update();
        if (changed == 1) journal.note(open ? "rounds.sector-opened" : "rounds.sector-closed", id.toString(), Map.of());
    }

    private static Sector sector(ResultRow row) {
        return new Sector(
                row.uuid("id"),
                row.text("name"),
                row.textOrNull("partner"),
                row.dayOrNull("closed_on"),
                row.integer("version"));
    }
}
