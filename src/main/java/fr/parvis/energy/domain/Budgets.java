// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.energy.domain.rights.Budget;
import fr.parvis.people.People;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Budgets that persons want kept with their case, sealed. All others are answered and forgotten. */
@Component
@Transactional
public class Budgets {
    private final JdbcClient database;
    private final Sealing sealing;
    private final JsonMapper json;
    private final BillTable bills;
    private final Cases cases;
    private final People people;
    private final Journal journal;

    Budgets(
            JdbcClient database,
            Sealing sealing,
            JsonMapper json,
            BillTable bills,
            Cases cases,
            People people,
            Journal journal) {
        this.database = database;
        this.sealing = sealing;
        this.json = json;
        this.bills = bills;
        this.cases = cases;
        this.people = people;
        this.journal = journal;
    }

    /** Columns that a change of keys must reach. */
    @Configuration(proxyBeanMethods = false)
    static class SealedHere {
        @Bean
        SealedColumn sealedBudgets() {
            return new SealedColumn("energy.budget", "said", "'budget ' || case_file");
        }
    }

    /** A budget and the day it was kept. */
    public record Kept(Budget budget, LocalDate on) {}

    @Transactional(readOnly = true)
    public Optional<Kept> find(UUID caseFile) {
        return database.sql("select * from energy.budget where case_file = :case")
                .param("case", caseFile)
                .query(ResultRow.map(row -> new Kept(
                        json.readValue(
                                sealing.open(new Sealing.Text(row.text("key"), row.bytes("said")), about(caseFile)),
                                Budget.class),
                        row.day("kept_on"))))
                .optional();
    }

    /** Puts it in the place of an earlier one. @return false when the case is closed or unknown */
    public boolean keep(UUID caseFile, Budget budget) {
        var it = cases.find(caseFile).filter(Cases.Named::open).orElse(null);
        if (it == null) return false;
        var said = sealing.seal(json.writeValueAsString(budget), about(caseFile));
        database.sql("""
                        insert into energy.budget (case_file, association, said, key, kept_on, kept_by)
                        values (:case, :association, :said, :key, :on, :by)
                        on conflict (case_file) do update set said = excluded.said, key = excluded.key, kept_on = excluded.kept_on,
                            kept_by = excluded.kept_by""")
                .param("case", caseFile)
                .param("association", Asking.association())
                .param("said", said.bytes())
                .param("key", said.key())
                .param("on", bills.today())
                .param("by", Objects.requireNonNull(Actor.account()))
                .update();
        people.contacted(it.person(), bills.today());
        journal.note("energy.budget-kept", caseFile.toString(), Map.of());
        return true;
    }

    /** Deletes the budget of a case, also of a closed one. @return false when none was kept */
    public boolean forget(UUID caseFile) {
        boolean gone = database.sql("delete from energy.budget where case_file = :case")
                        .param("case", caseFile)
                        .update()
                == 1;
        if (gone) journal.note("energy.budget-forgotten", caseFile.toString(), Map.of());
        return gone;
    }

    private static String about(UUID caseFile) {
        return "budget " + caseFile;
    }
}
