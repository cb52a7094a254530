// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.funds;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The funds of all departments as the current association sees them: its own row, else the network's, else what is shipped. */
@Component
@Transactional(readOnly = true)
public class Funds {

    private final JdbcClient database;
    private final ShippedFunds shipped;
    private final Journal journal;
    private final LocalDays localDays;
    private final Clock clock;

    Funds(JdbcClient database, ShippedFunds shipped, Journal journal, LocalDays localDays, Clock clock) {
        this.database = database;
        this.shipped = shipped;
        this.journal = journal;
        this.localDays = localDays;
        this.clock = clock;
    }

    public LocalDate today() {
        return localDays.today();
    }

    public Optional<Fund> find(String department) {
        return kept(department).stream().findFirst().or(() -> shipped.find(department));
    }

    private List<Fund> kept(@Nullable String department) {
        return database.sql("""
                        select * from energy.fund where :department::text is null or department = :department
                        order by department, association is null""")
                .param("department", department)
                .query(ResultRow.map(Funds::fund))
                .list();
    }

    /** The nearest row of each department, by department. */
    public List<Fund> list() {
        var all = new TreeMap<String, Fund>();
        for (var fund : kept(null)) all.putIfAbsent(fund.department(), fund);
        for (var fund : shipped.list()) all.putIfAbsent(fund.department(), fund);
        return List.copyOf(all.values());
    }

    /**
     * Writes the row of the scope: the association's own, or the one that the network shares.
     *
     * @param basedOn version of the row of the scope that was read; 0 when there was none
     * @return false when somebody wrote another since
     */
    @Transactional
    public boolean keep(Fund it, int basedOn) {
        var statement = database.sql(basedOn == 0 ? """
                        insert into energy.fund (id, association, department, body, rule, ceiling_of, ceiling_cents, smallest_cents,
                            yearly_cents, aid, lodged_by, papers, email, phone, postal_lines, source, read_on, changed_by, changed_at)
                        values (:id, :association, :department, :body, :rule, :of, :ceilings, :smallest, :yearly, :aid, :lodged,
                            :papers, :email, :phone, :postal, :source, :read, :by, :now)
                        on conflict (association, department) do nothing""" : """
                        update energy.fund set body = :body, rule = :rule, ceiling_of = :of, ceiling_cents = :ceilings,
                            smallest_cents = :smallest, yearly_cents = :yearly, aid = :aid, lodged_by = :lodged, papers = :papers,
                            email = :email, phone = :phone, postal_lines = :postal, source = :source, read_on = :read, changed_by = :by,
                            changed_at = :now, version = version + 1
                        where department = :department and association is not distinct from :association and version = :version""");
        int written = statement
                .param("id", Ids.next())
                .param("association", Asking.scope().association())
                .param("department", it.department())
                .param("body", it.body())
                .param("rule", it.rule())
                .param("of", it.ceilings().stream().map(Fund.Ceiling::of).toArray(String[]::new))
                .param(
                        "ceilings",
                        it.ceilings().stream().map(Fund.Ceiling::cents).toArray(Long[]::new))
                .param("smallest", it.smallestCents())
                .param("yearly", it.yearlyCents())
                .param("aid", it.aid().key())
                .param("lodged", it.lodgedBy().key())
                .param("papers", it.papers().toArray(String[]::new))
                .param("email", it.email())
                .param("phone", it.phone())
                .param("postal", it.postalLines().toArray(String[]::new))
                .param("source", it.source())
                .param("read", it.readOn())
                .param("by", Actor.account())
                .param("now", clock.instant())
                .param("version", basedOn)
                .update();
        if (written == 1) journal.note("energy.fund-kept", it.department(), Map.of());
        return written == 1;
    }

    /** Deletes the entry of the scope in use; the one behind it counts again. */
    @Transactional
    public boolean drop(String department) {
        boolean dropped = database.sql(
                                "delete from energy.fund where department = :department and association is not distinct from :association")
                        .param("department", department)
                        .param("association", Asking.scope().association())
                        .update()
                == 1;
        if (dropped) journal.note("energy.fund-dropped", department, Map.of());
        return dropped;
    }

    private static Fund fund(ResultRow row) {
        var of = row.texts("ceiling_of");
        var cents = row.bigints("ceiling_cents");
        var ceilings = new ArrayList<Fund.Ceiling>();
        for (int i = 0; i < of.size(); i++) ceilings.add(new Fund.Ceiling(of.get(i), cents.get(i)));
        return new Fund(
                row.text("department"),
                row.isNull("association") ? Fund.Origin.NETWORK : Fund.Origin.OWN,
                row.text("body"),
                row.text("rule"),
                ceilings,
                row.bigintOrNull("smallest_cents"),
                row.bigintOrNull("yearly_cents"),
                EnumCode.read(Fund.Aid.class, row.text("aid")),
                EnumCode.read(Fund.LodgedBy.class, row.text("lodged_by")),
                row.texts("papers"),
                row.textOrNull("email"),
                row.textOrNull("phone"),
                row.texts("postal_lines"),
                row.text("source"),
                row.day("read_on"),
                row.integer("version"));
    }
}
