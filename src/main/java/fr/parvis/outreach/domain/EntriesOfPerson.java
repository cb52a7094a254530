// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.cases.Cases;
import fr.parvis.outreach.Household;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Entries of partners' lists on a person: the households that their cases came out of, or were joined to. */
@Component
@Transactional
public class EntriesOfPerson {

    /** A household as it is kept. */
    public record Kept(ListedHousehold entry, Household household, List<Attempt> attempts, List<Solution> solutions) {}

    private final JdbcClient database;
    private final EntryTable entries;
    private final FindSolution solutions;
    private final Cases cases;

    EntriesOfPerson(JdbcClient database, EntryTable entries, FindSolution solutions, Cases cases) {
        this.database = database;
        this.entries = entries;
        this.solutions = solutions;
        this.cases = cases;
    }

    @Transactional(readOnly = true)
    public List<Kept> of(UUID person) {
        var ids = database.sql("select id from outreach.entry where case_file = any(:cases) order by received_on, id")
                .param("cases", cases(person))
                .query(UUID.class)
                .list();
        return ids.stream()
                .map(id -> new Kept(
                        entries.find(id).orElseThrow(),
                        entries.household(id).orElseThrow(),
                        entries.attempts(id),
                        solutions.of(id)))
                .toList();
    }

    /** Nothing of the household stays; what it counted for does, without it. */
    public void erased(UUID person) {
        database.sql("delete from outreach.entry where case_file = any(:cases)")
                .param("cases", cases(person))
                .update();
    }

    private UUID[] cases(UUID person) {
        return cases.of(person, Integer.MAX_VALUE).stream().map(Cases.Named::id).toArray(UUID[]::new);
    }
}
