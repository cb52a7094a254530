// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.values.EnumCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enrolments that partners made, in PostgreSQL. */
@Component
class SentByPartnerTable {
    private final JdbcClient database;

    SentByPartnerTable(JdbcClient database) {
        this.database = database;
    }

    void insert(UUID enrolment, UUID partner, UUID by, String reference) {
        database.sql("""
                        insert into workshops.sent_by_partner (enrolment, association, partner, sent_by, reference)
                        values (:enrolment, :association, :partner, :by, :reference) on conflict (enrolment) do nothing""")
                .param("enrolment", enrolment)
                .param("association", Asking.association())
                .param("partner", partner)
                .param("by", by)
                .param("reference", reference)
                .update();
    }

    Optional<UUID> partner(UUID enrolment) {
        return database.sql(
                        "select partner from workshops.sent_by_partner where association = :association and enrolment = :enrolment")
                .param("association", Asking.association())
                .param("enrolment", enrolment)
                .query(ResultRow.map(row -> row.uuid("partner")))
                .optional();
    }

    /** Whether the partner enrolled somebody under that reference already who still has or waits for a seat. */
    boolean isKnown(UUID partner, UUID cycle, String reference, UUID but) {
        return database.sql("""
                        select exists (select from workshops.sent_by_partner p
                            join workshops.enrolment e on e.association = p.association and e.id = p.enrolment
                            where p.association = :association and p.partner = :partner and p.reference = :reference and e.cycle = :cycle
                                and e.state in ('enrolled', 'waiting', 'offered') and e.id <> :but)""")
                .param("association", Asking.association())
                .param("partner", partner)
                .param("reference", reference)
                .param("cycle", cycle)
                .param("but", but)
                .query(Boolean.class)
                .single();
    }

    /** References of a cycle's enrolments that partners made, by enrolment; empty where none was given. */
    Map<UUID, String> references(UUID cycle) {
        return database
                .sql("""
                        select p.enrolment, p.reference from workshops.sent_by_partner p
                        join workshops.enrolment e on e.association = p.association and e.id = p.enrolment
                        where p.association = :association and e.cycle = :cycle""")
                .param("association", Asking.association())
                .param("cycle", cycle)
                .query(ResultRow.map(row -> Map.entry(row.uuid("enrolment"), row.text("reference"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Cycles in which a partner enrolled somebody, without those that are over, the next session first; one more than are shown where there are more. */
    List<EnrolByPartner.Theirs> of(UUID partner, Instant now) {
        return database.sql("""
                        select e.id, e.persons, e.state, e.offered_until, p.reference, w.title, c.point, n.begins,
                            case when e.state = 'waiting' then (select coalesce(sum(o.persons), 0)::int from workshops.enrolment o
                                where o.association = e.association and o.cycle = e.cycle and o.state = 'waiting'
                                    and (o.learner is not null or o.said is not null)
                                    and (o.offers, o.asked_at, o.number) < (e.offers, e.asked_at, e.number)) else 0 end as ahead
                        from workshops.sent_by_partner p
                        join workshops.enrolment e on e.association = p.association and e.id = p.enrolment
                        join workshops.cycle c on c.association = e.association and c.id = e.cycle
                        join workshops.workshop w on w.association = c.association and w.id = c.workshop
                        left join lateral (select min(lower(s.during)) as begins from workshops.session s
                            where s.association = c.association and s.cycle = c.id and s.cancelled_at is null and lower(s.during) > :now) n on true
                        where p.association = :association and p.partner = :partner and n.begins is not null
                        order by n.begins, e.asked_at desc limit :most""")
                .param("association", Asking.association())
                .param("partner", partner)
                .param("now", now)
                .param("most", EnrolByPartner.MOST_SHOWN + 1)
                .query(ResultRow.map(row -> new EnrolByPartner.Theirs(
                        row.uuid("id"),
                        row.text("reference"),
                        row.text("title"),
                        row.uuid("point"),
                        row.instant("begins"),
                        row.integer("persons"),
                        EnumCode.read(Enrolment.State.class, row.text("state")),
                        row.instantOrNull("offered_until"),
                        row.integer("ahead"))))
                .list();
    }

    /** References of cycles whose last session ended before that. */
    void forget(Instant endedBefore) {
        database.sql("""
                        update workshops.sent_by_partner p set reference = ''
                        where p.association = :association and p.reference <> '' and not exists (
                            select from workshops.enrolment e join workshops.session s on s.association = e.association and s.cycle = e.cycle
                            join workshops.cycle c on c.association = s.association and c.id = s.cycle
                            where e.association = p.association and e.id = p.enrolment
                                and coalesce(c.cancelled_at, upper(s.during)) >= :before)""")
                .param("association", Asking.association())
                .param("before", endedBefore)
                .update();
    }
}
