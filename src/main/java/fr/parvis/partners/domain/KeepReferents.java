// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Referents of a partner, kept in the partner's scope and read by the association that works for it. */
@Component
@Transactional
public class KeepReferents {
    private final JdbcClient database;
    private final Journal journal;
    private final LocalDays localDays;

    KeepReferents(JdbcClient database, Journal journal, LocalDays localDays) {
        this.database = database;
        this.journal = journal;
        this.localDays = localDays;
    }

    public LocalDate today() {
        return localDays.today();
    }

    /** Day since which the partner must have checked a referent, else it counts as out of date. */
    public LocalDate stale() {
        return today().minusYears(1);
    }

    /** Of a partner, by name; in whichever of both scopes. */
    @Transactional(readOnly = true)
    public List<Referent> list(UUID partner) {
        return database.sql("select * from partners.referent where partner = :partner order by plain, id limit :most")
                .param("partner", partner)
                .param("most", Referent.MOST)
                .query(ResultRow.map(KeepReferents::referent))
                .list();
    }

    /** @param it of the version that was read; of a new one the identifier is the form's, so that the same form twice makes one */
    public Outcome<UUID> save(Referent it, boolean fresh) {
        var problems = PartnerRules.of(it);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var plain = PlainWords.fold(it.name() + " " + it.subject());
        if (fresh) {
            var all = list(it.partner());
            if (all.stream().anyMatch(one -> one.id().equals(it.id()))) return new Outcome.Done<>(it.id());
            if (all.size() >= Referent.MOST)
                return Outcome.refused("", "partners.problem.referents-many", Referent.MOST);
        }
        int changed = database.sql(fresh ? """
                        insert into partners.referent (id, association, partner, name, subject, phone, email, hours, plain, checked_on)
                        values (:id, :association, :partner, :name, :subject, :phone, :email, :hours, :plain, :on)
                        on conflict (id) do nothing""" : """
                        update partners.referent set name = :name, subject = :subject, phone = :phone, email = :email, hours = :hours,
                            plain = :plain, checked_on = :on, version = version + 1
                        where id = :id and partner = :partner and version = :version""")
                .param("id", it.id())
                .param("association", it.association())
                .param("partner", it.partner())
                .param("name", it.name())
                .param("subject", it.subject())
                .param("phone", it.phone())
                .param("email", it.email())
                .param("hours", it.hours())
                .param("plain", plain)
                .param("on", today())
                .param("version", it.version())
                .update();
        if (changed == 0) return new Outcome.Changed<>();
        note(it.partner());
        return new Outcome.Done<>(it.id());
    }

    /** Takes a name away. Idempotent. */
    public void remove(UUID partner, UUID id) {
        int gone = database.sql("delete from partners.referent where id = :id and partner = :partner")
                .param("id", id)
                .param("partner", partner)
                .update();
        if (gone > 0) note(partner);
    }

    /** The partner says that all are right. */
    public void check(UUID partner) {
        database.sql("update partners.referent set checked_on = :on, version = version + 1 where partner = :partner")
                .param("on", today())
                .param("partner", partner)
                .update();
        note(partner);
    }

    private void note(UUID partner) {
        journal.note("partners.referents-kept", partner.toString(), Map.of());
    }

    private static Referent referent(ResultRow row) {
        return new Referent(
                row.uuid("id"),
                row.uuid("association"),
                row.uuid("partner"),
                row.text("name"),
                row.text("subject"),
                row.textOrNull("phone"),
                row.textOrNull("email"),
                row.textOrNull("hours"),
                row.day("checked_on"),
                row.integer("version"));
    }
}
