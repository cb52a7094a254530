// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.outreach.Household;
import fr.parvis.outreach.PastLists;
import fr.parvis.people.Sealing;
import fr.parvis.values.Sha256;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes invented lists straight into the tables: their maker answers for what is in them. */
@Component
class LoadPastLists implements PastLists {
    private final JdbcClient database;
    private final Households households;
    private final Sealing sealing;
    private final RankEntries ranking;
    private final EntryTable entries;
    private final LocalDays localDays;

    LoadPastLists(
            JdbcClient database,
            Households households,
            Sealing sealing,
            RankEntries ranking,
            EntryTable entries,
            LocalDays localDays) {
        this.database = database;
        this.households = households;
        this.sealing = sealing;
        this.ranking = ranking;
        this.entries = entries;
        this.localDays = localDays;
    }

    @Override
    @Transactional
    public void load(UUID arrangement, UUID partner, String name, LocalDate receivedOn, UUID by, List<Known> known) {
        var association = Asking.association();
        int made = database.sql("""
                        insert into outreach.arrangement (id, association, partner, name, matter, fields_in, fields_out, controller, legal_basis,
                            informed_by, starts_on)
                        values (:id, :association, :partner, :name, 'electricity', array['reference', 'given', 'family', 'phone', 'street', 'postcode', 'town', 'amount', 'issued-on', 'planned', 'planned-on',
                                'cheque', 'language'],
                            array['reference', 'contacted', 'reached', 'result'], 'joint', 'legitimate-interests', 'partner', :on)
                        on conflict (id) do nothing""")
                .param("id", arrangement)
                .param("association", association)
                .param("partner", partner)
                .param("name", name)
                .param("on", receivedOn)
                .update();
        if (made == 0) return;
        // one list an arrangement: the same identifier serves both
        database.sql("""
                        insert into outreach.list (id, association, partner, arrangement, way, file_name, digest, received_on, received_at, received_by,
                            lines, taken)
                        values (:id, :association, :partner, :id, 'upload', 'liste-inventee.csv', :digest, :on, :at, :by, :lines, :lines)""")
                .param("id", arrangement)
                .param("association", association)
                .param("partner", partner)
                .param("digest", Sha256.of(arrangement.toString()))
                .param("on", receivedOn)
                .param("at", receivedOn.atTime(8, 30).atZone(localDays.zone()).toInstant())
                .param("by", by)
                .param("lines", known.size())
                .update();
        int line = 1;
        for (var one : known) entry(arrangement, one, ++line);
        ranking.rank(arrangement);
        for (var one : known) tried(one, receivedOn, by);
    }

    private void entry(UUID list, Known one, int line) {
        var reference = "DEMO-" + line;
        var sealed = households.seal(
                one.id(),
                new Household(
                        reference,
                        one.given(),
                        one.family(),
                        one.phone() == null ? List.of() : List.of(one.phone()),
                        List.of(),
                        one.street(),
                        null,
                        one.postcode(),
                        one.town(),
                        null,
                        null));
        database.sql("""
                        insert into outreach.entry (id, association, partner, arrangement, list, line, sealed, key, reference_hash, commune, point,
                            matter, language, by_phone, by_post, cents, issued_on, planned, planned_on, meter, kva, main_home, cheque, received_on)
                        select :id, l.association, l.partner, l.arrangement, l.id, :line, :sealed, :key, :hash, :commune, :point, 'electricity',
                            :language, :phone, true, :cents, :issued, :planned, :plannedOn, 'linky', 6, 'yes', :cheque, l.received_on
                        from outreach.list l where l.id = :list""")
                .param("id", one.id())
                .param("line", line)
                .param("sealed", sealed.bytes())
                .param("key", sealed.key())
                .param("hash", sealing.hash(reference + " " + list))
                .param("commune", one.commune())
                .param("point", one.point())
                .param("language", one.language())
                .param("phone", one.phone() != null)
                .param("cents", one.cents())
                .param("issued", one.issuedOn())
                .param("planned", one.plannedOn() == null ? null : "cut")
                .param("plannedOn", one.plannedOn())
                .param("cheque", one.cheque())
                .param("list", list)
                .update();
    }

    private void tried(Known one, LocalDate receivedOn, UUID by) {
        if (one.outcomes().isEmpty()) return;
        var attempts = new ArrayList<Attempt>();
        var day = receivedOn;
        for (var outcome : one.outcomes()) {
            var at = day.atTime(10 + attempts.size() * 3, 15)
                    .atZone(localDays.zone())
                    .toInstant();
            var attempt = new Attempt(fr.parvis.values.Ids.next(), one.id(), at, by, "call", outcome, null, at);
            entries.insert(attempt, localDays.day(attempt.at()));
            attempts.add(attempt);
            day = day.plusDays(1);
        }
        var last = attempts.getLast();
        var reachedOn = last.outcome().equals("reached") ? localDays.day(last.at()) : null;
        var entry = entries.find(one.id()).orElseThrow();
        boolean found = one.solution() != null && reachedOn != null;
        entries.tried(
                entry,
                new EntryTable.Standing(
                        attempts.size(),
                        last.at(),
                        null,
                        null,
                        last.channel(),
                        last.outcome(),
                        found
                                ? ListedHousehold.State.CLOSED
                                : reachedOn == null ? ListedHousehold.State.WAITING : ListedHousehold.State.REACHED,
                        reachedOn,
                        found ? "solution" : null,
                        found ? reachedOn : null));
        if (found) solution(entry, one, by, reachedOn);
    }

    private void solution(ListedHousehold entry, Known one, UUID by, @Nullable LocalDate on) {
        var planned = one.plannedOn();
        database.sql("""
                        insert into outreach.solution (id, association, entry, kind, found_on, cents, by, planned, planned_on, confirm_from)
                        values (:id, :association, :entry, :kind, :on, :cents, :by, :planned, :plannedOn, :from)""")
                .param("id", fr.parvis.values.Ids.next())
                .param("association", Asking.association())
                .param("entry", entry.id())
                .param("kind", one.solution())
                .param("on", on)
                .param("cents", one.cents())
                .param("by", by)
                .param("planned", planned == null ? null : "cut")
                .param("plannedOn", planned)
                .param("from", planned == null ? null : planned.plusDays(entry.confirmDays()))
                .update();
    }
}
