// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.people.AgreementWithdrawn;
import fr.parvis.people.Agreements;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Consents of a person: given and withdrawn. */
@Component
@Transactional
public class Consents implements Agreements {
    public static final String FOLLOW_UP = "follow-up";

    /** Purposes that a person may agree to. */
    public static final List<String> PURPOSES = List.of(FOLLOW_UP, CONTACT, "bodies", PARTNER);

    public static final List<String> MANNERS = List.of("spoken", "telephone", "written");

    /** One thing agreed to. */
    public record Consent(
            UUID id,
            String purpose,
            String manner,
            LocalDate givenOn,
            UUID recordedBy,
            @Nullable LocalDate withdrawnOn,
            @Nullable UUID withdrawnBy) {}

    private final JdbcClient database;
    private final PersonTable persons;
    private final Journal journal;
    private final PersonRules rules;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Consents(
            JdbcClient database,
            PersonTable persons,
            Journal journal,
            PersonRules rules,
            Clock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        this.persons = persons;
        this.journal = journal;
        this.rules = rules;
        this.clock = clock;
        this.events = events;
    }

    /** Consents of a person, those in force first. */
    @Transactional(readOnly = true)
    public List<Consent> list(UUID person) {
        return database.sql("""
                        select id, purpose, manner, given_on, recorded_by, withdrawn_on, withdrawn_by from people.consent
                        where person = :person order by withdrawn_on nulls first, given_on, id""").param("person", person).query(Consent.class).list();
    }

    public Outcome<UUID> give(UUID person, String purpose, String manner, LocalDate on) {
        if (!PURPOSES.contains(purpose)) return Outcome.refused("purpose", "people.problem.purpose");
        if (!MANNERS.contains(manner)) return Outcome.refused("manner", "people.problem.agreed");
        if (on.isAfter(rules.today())) return Outcome.refused("on", "people.problem.future");
        // else a merge under way would leave the agreement to a file that nobody reads any more
        var file = persons.findLocked(person).orElse(null);
        if (file == null) return Outcome.refused("", "people.problem.unknown");
        if (file.mergedInto() != null) return Outcome.refused("", "people.problem.merged");
        var id = Ids.next();
        int given = database.sql("""
                        insert into people.consent (id, association, person, purpose, manner, given_on, recorded_by, recorded_at)
                        values (:id, :association, :person, :purpose, :manner, :on, :by, :now)
                        on conflict (person, purpose) where withdrawn_on is null do nothing""")
                .param("id", id)
                .param("association", Asking.association())
                .param("person", person)
                .param("purpose", purpose)
                .param("manner", manner)
                .param("on", on)
                .param("by", CurrentActor.account())
                .param("now", clock.instant())
                .update();
        if (given == 1) journal.note("people.agreed", person.toString(), Map.of("purpose", purpose));
        return new Outcome.Done<>(id);
    }

    @Override
    public boolean note(UUID person, String purpose, String manner, LocalDate on) {
        return give(person, purpose, manner, on) instanceof Outcome.Done;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean stands(UUID person, String purpose) {
        return Objects.requireNonNullElse(
                database.sql("""
                                select exists (select from people.consent
                                    where person = :person and purpose = :purpose and withdrawn_on is null)""")
                        .param("person", person)
                        .param("purpose", purpose)
                        .query(Boolean.class)
                        .single(),
                false);
    }

    /** Withdraws a consent; idempotent. */
    public Outcome<UUID> withdraw(UUID person, UUID consent) {
        var purpose = database.sql("""
                        update people.consent set withdrawn_on = greatest(:today, given_on), withdrawn_by = :by
                        where id = :id and person = :person and withdrawn_on is null returning purpose""")
                .param("id", consent)
                .param("person", person)
                .param("today", rules.today())
                .param("by", CurrentActor.account())
                .query(String.class)
                .optional();
        purpose.ifPresent(what -> {
            journal.note("people.withdrawn", person.toString(), Map.of("purpose", what));
            events.publishEvent(new AgreementWithdrawn(person, what));
        });
        return new Outcome.Done<>(consent);
    }
}
