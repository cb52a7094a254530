// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.outreach.Household;
import fr.parvis.outreach.Urgency;
import fr.parvis.shell.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a household's card: who it is, what the partner told, what was tried. That it was opened, and by whom, is noted. */
@Component
public class OpenCard {

    /**
     * @param arrangement with the partner
     * @param left time left by law, counted now
     * @param elsewhere other account that works on the household now
     * @param allowedFrom earliest time of the next call; now when nothing forbids
     */
    public record Card(
            ListedHousehold entry,
            Household household,
            Arranged arrangement,
            Urgency.Left left,
            List<Attempt> attempts,
            List<Solution> solutions,
            Optional<CallsInProgress.Claim> elsewhere,
            Instant allowedFrom,
            NextTime.Proposal proposal,
            Instant seenAt) {
        public boolean allowedNow(Instant now) {
            return !allowedFrom.isAfter(now);
        }

        public Instant proposedAt() {
            return proposal.at();
        }

        public HourBand proposedBand() {
            return proposal.band();
        }

        public boolean measured() {
            return proposal.measured();
        }
    }

    /**
     * @param file name of the list's file
     * @param informedBy party that tells the household that its data came here: partner or association
     * @param information text of it
     * @param rightsAt address where one asks for one's rights
     */
    public record Arranged(
            String name,
            String partner,
            String legalBasis,
            String informedBy,
            String information,
            String rightsAt,
            LocalDate receivedOn,
            String file,
            int line) {}

    private final JdbcClient database;
    private final EntryTable entries;
    private final RankEntries ranking;
    private final FindSolution solutions;
    private final CallsInProgress claims;
    private final NextTime next;
    private final ContactHours hours;
    private final Journal journal;

    OpenCard(
            JdbcClient database,
            EntryTable entries,
            RankEntries ranking,
            FindSolution solutions,
            CallsInProgress claims,
            NextTime next,
            ContactHours hours,
            Journal journal) {
        this.database = database;
        this.entries = entries;
        this.ranking = ranking;
        this.solutions = solutions;
        this.claims = claims;
        this.next = next;
        this.hours = hours;
        this.journal = journal;
    }

    /** @throws NotFound when the association has no such household, or its time of keeping is over */
    @Transactional
    public Card handle(UUID id) {
        var entry = find(id);
        var household = entries.household(id).orElseThrow(() -> new NotFound("entry " + id));
        journal.note("outreach.opened", id.toString(), Map.of());
        var attempts = entries.attempts(id);
        var now = entries.now();
        var from = latest(now, entry.notBefore());
        return new Card(
                entry,
                household,
                arranged(entry),
                ranking.left(entry),
                attempts,
                solutions.of(id),
                entry.open() ? claims.take(id) : Optional.empty(),
                hours.next(from, entry.commune()),
                next.best(attempts, entries.rates("call"), from, entry.commune()),
                now);
    }

    /** Without the household, and so without a note. */
    @Transactional(readOnly = true)
    public ListedHousehold find(UUID id) {
        return entries.find(id).orElseThrow(() -> new NotFound("entry " + id));
    }

    public Instant now() {
        return entries.now();
    }

    public LocalDate today() {
        return entries.today();
    }

    private static Instant latest(Instant now, @Nullable Instant other) {
        return other != null && other.isAfter(now) ? other : now;
    }

    private Arranged arranged(ListedHousehold entry) {
        return database.sql("""
                        select a.name, a.legal_basis, a.informed_by, a.information, a.rights_at, l.received_on, l.file_name
                        from outreach.arrangement a, outreach.list l where a.id = :arrangement and l.id = :list""")
                .param("arrangement", entry.arrangement())
                .param("list", entry.list())
                .query(ResultRow.map(row -> new Arranged(
                        row.text("name"),
                        entry.partnerName(),
                        row.text("legal_basis"),
                        row.text("informed_by"),
                        row.text("information"),
                        row.text("rights_at"),
                        row.day("received_on"),
                        row.text("file_name"),
                        entry.line())))
                .single();
    }
}
