// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Data kept of a person beside their file: merged files, and who saw what when. */
@Component
@Transactional(readOnly = true)
public class KeptOfPerson {

    /** A second file, as it was when it was merged. */
    public record Merged(Instant at, PersonFile file) {}

    /** A day on which the name stood in a list or a search, and to how many accounts. */
    public record Shown(LocalDate day, int accounts) {}

    /** A day on which the file was read for a reason. */
    public record Reading(LocalDate day, @Nullable String reason, int times) {}

    private final MergeFiles merges;
    private final PersonTable persons;
    private final JdbcClient database;
    private final LocalDays localDays;

    KeptOfPerson(MergeFiles merges, PersonTable persons, JdbcClient database, LocalDays localDays) {
        this.merges = merges;
        this.persons = persons;
        this.database = database;
        this.localDays = localDays;
    }

    /** Files that were merged into this one, and those that had been merged into them, until they are deleted. */
    public List<Merged> merged(UUID person) {
        var merged = new ArrayList<Merged>();
        for (var merge : merges.list(person)) {
            persons.find(merge.dropped()).ifPresent(file -> merged.add(new Merged(merge.at(), file)));
            merged.addAll(merged(merge.dropped()));
        }
        return merged;
    }

    /** The file, and those that were merged into it until they are deleted. */
    private UUID[] files(UUID person) {
        return Stream.concat(
                        Stream.of(person),
                        merged(person).stream().map(one -> one.file().id()))
                .toArray(UUID[]::new);
    }

    public List<Shown> shown(UUID person) {
        return database.sql("""
                        select day, count(distinct account)::int as accounts from people.name_shown
                        where person = any (:files) group by day order by day desc""")
                .param("files", files(person))
                .query(ResultRow.map(row -> new Shown(row.day("day"), row.integer("accounts"))))
                .list();
    }

    public List<Reading> readings(UUID person) {
        return database.sql("""
                        select (at at time zone :zone)::date as day, reason, count(*)::int as times from people.reading
                        where person = any (:files) group by 1, 2 order by 1 desc, 2""")
                .param("files", files(person))
                .param("zone", localDays.zone().getId())
                .query(ResultRow.map(
                        row -> new Reading(row.day("day"), row.textOrNull("reason"), row.integer("times"))))
                .list();
    }
}
