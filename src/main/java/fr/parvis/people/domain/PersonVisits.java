// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.database.Asking;
import fr.parvis.people.VisitFacts;
import fr.parvis.people.VisitNamed;
import fr.parvis.values.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The visits that a person gave a name at. */
@Component
@Transactional
public class PersonVisits {
    private final JdbcClient database;
    private final VisitFacts facts;
    private final PersonTable persons;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PersonVisits(
            JdbcClient database, VisitFacts facts, PersonTable persons, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.facts = facts;
        this.persons = persons;
        this.events = events;
        this.clock = clock;
    }

    /** Puts a visit under a person's name; idempotent. */
    public Outcome<UUID> add(UUID person, UUID visit) {
        var met = facts.find(visit).orElse(null);
        if (met == null) return Outcome.refused("", "people.problem.visit");
        // else a merge under way would leave the visit to a file that nobody reads any more
        var file = persons.findLocked(person).orElse(null);
        if (file == null) return Outcome.refused("", "people.problem.unknown");
        if (file.mergedInto() != null) return Outcome.refused("", "people.problem.merged");
        int named = database.sql("""
                        insert into people.person_visit (person, visit, association, added_by, added_at)
                        values (:person, :visit, :association, :by, :now) on conflict do nothing""")
                .param("person", person)
                .param("visit", visit)
                .param("association", Asking.association())
                .param("by", CurrentActor.account())
                .param("now", clock.instant())
                .update();
        persons.contacted(person, met.day());
        if (named == 1) events.publishEvent(new VisitNamed(person, visit));
        return new Outcome.Done<>(person);
    }

    @Transactional(readOnly = true)
    public List<UUID> list(UUID person) {
        return database.sql("select visit from people.person_visit where person = :person order by visit desc")
                .param("person", person)
                .query(UUID.class)
                .list();
    }

    /** The persons named at a visit. */
    @Transactional(readOnly = true)
    public List<UUID> namedAt(UUID visit) {
        return database.sql("""
                        select v.person from people.person_visit v join people.person p on p.id = v.person
                        where v.visit = :visit and p.merged_into is null""").param("visit", visit).query(UUID.class).list();
    }
}
