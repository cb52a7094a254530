// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.outreach.Household;
import fr.parvis.outreach.ListCell;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Objections to being contacted (GDPR, article 21): hashes of the partner's reference, of telephones, of the name at an address. They stay when
 * the entry goes: forgetting them would undo the right. A reference is one partner's; a telephone and a name at an address hold for all.
 */
@Component
@Transactional
public class Objections {

    private final JdbcClient database;
    private final HouseholdFingerprints marks;
    private final Households households;
    private final Journal journal;
    private final LocalDays localDays;

    Objections(
            JdbcClient database,
            HouseholdFingerprints marks,
            Households households,
            Journal journal,
            LocalDays localDays) {
        this.database = database;
        this.marks = marks;
        this.households = households;
        this.journal = journal;
        this.localDays = localDays;
    }

    /**
     * Notes that a household of a list objects, so that the next list respects it; idempotent. Other entries that it meets are closed, of whatever
     * partner: the telephone of one list is that of the next.
     */
    public void object(UUID entry) {
        @SuppressWarnings("ArrayRecordComponent")
        record Row(UUID partner, @Nullable String commune, String key, byte[] sealed) {}
        database.sql("select partner, commune, key, sealed from outreach.entry where id = :id and emptied_on is null")
                .param("id", entry)
                .query(ResultRow.map(row ->
                        new Row(row.uuid("partner"), row.textOrNull("commune"), row.text("key"), row.bytes("sealed"))))
                .optional()
                .ifPresent(row -> {
                    var texts = marks.of(row.partner, households.open(entry, row.key, row.sealed), row.commune);
                    keep("reference", texts.reference(), row.partner);
                    texts.phones().forEach(phone -> keep("phone", phone, null));
                    texts.namesAtPlace().forEach(text -> keep("name-place", text, null));
                    int closed = close("reference_hash = any(:hashes::bytea[])", List.of(texts.reference()));
                    if (!texts.phones().isEmpty()) closed += close("phone_hashes && :hashes::bytea[]", texts.phones());
                    closed += closeAtPlace(texts.name(), texts.place());
                    journal.note(
                            "outreach.objection-noted",
                            entry.toString(),
                            Map.of("from", "entry", "closed", String.valueOf(closed)));
                });
    }

    /**
     * An objection that came before any list, or by the partner: what is known of the household is enough. Entries that it meets are closed.
     *
     * @param partner partner that gave the reference; only the telephone counts without one
     * @param reference may be blank, as {@code phone}; not both
     */
    public Outcome<UUID> note(@Nullable UUID partner, String reference, String phone) {
        var problems = new ArrayList<Problem>();
        var number = phone(phone, problems);
        if (reference.isBlank() && phone.isBlank())
            problems.add(Problem.of("phone", "outreach.lists.problem.objection-empty"));
        if (!reference.isBlank() && partner == null)
            problems.add(Problem.of("partner", "outreach.lists.problem.objection-partner"));
        // signs alone would be the reference of every line that has none
        if (!reference.isBlank() && Household.comparable(reference).isEmpty())
            problems.add(Problem.of("reference", "outreach.lists.problem.objection-empty"));
        if (reference.length() > 60) problems.add(Problem.of("reference", "outreach.lists.problem.long", 60));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        int closed = 0;
        if (!reference.isBlank()) {
            var text = HouseholdFingerprints.reference(Objects.requireNonNull(partner), reference);
            keep("reference", text, partner);
            closed += close("reference_hash = any(:hashes::bytea[])", List.of(text));
        }
        if (number != null) {
            var text = HouseholdFingerprints.phone(number);
            keep("phone", text, null);
            closed += close("phone_hashes && :hashes::bytea[]", List.of(text));
        }
        journal.note(
                "outreach.objection-noted",
                Asking.association().toString(),
                Map.of("from", "page", "closed", String.valueOf(closed)));
        return new Outcome.Done<>(Asking.association());
    }

    private static @Nullable String phone(String phone, List<Problem> problems) {
        if (phone.isBlank()) return null;
        var found = ListCell.isFormula(phone.strip())
                ? List.<String>of()
                : ListCell.phones(phone).orElse(List.of());
        if (found.size() == 1) return found.getFirst();
        problems.add(Problem.of("phone", "outreach.lists.problem.phone"));
        return null;
    }

    private void keep(String kind, String text, @Nullable UUID partner) {
        database.sql("""
                        insert into outreach.objection (association, hash, partner, kind, made_on, by)
                        values (:association, :hash, :partner, :kind, :today, :by) on conflict do nothing""")
                .param("association", Asking.association())
                .param("hash", marks.hash(text))
                .param("partner", partner)
                .param("kind", kind)
                .param("today", localDays.today())
                .param("by", Actor.account())
                .update();
    }

    private int close(String found, List<String> texts) {
        return closing(found)
                .param("hashes", marks.everyHash(texts).toArray(byte[][]::new))
                .update();
    }

    private int closeAtPlace(@Nullable String name, @Nullable String place) {
        if (name == null || place == null) return 0;
        return closing("name_hash = any(:names::bytea[]) and place_hash = any(:places::bytea[])")
                .param("names", marks.everyHash(List.of(name)).toArray(byte[][]::new))
                .param("places", marks.everyHash(List.of(place)).toArray(byte[][]::new))
                .update();
    }

    private JdbcClient.StatementSpec closing(String found) {
        return database.sql("""
                        update outreach.entry set state = 'closed', closed_why = 'objected', closed_on = :today, back_at = null,
                            version = version + 1
                        where association = :association and state <> 'closed' and\s""" + found)
                .param("association", Asking.association())
                .param("today", localDays.today());
    }

    /** Whether a household objected, to this partner's lists or to all. */
    @Transactional(readOnly = true)
    public boolean isObjected(Household household, UUID partner) {
        return !objected(List.of(marks.of(partner, household, null))).isEmpty();
    }

    /** Of many households those that objected. */
    @Transactional(readOnly = true)
    Set<HouseholdFingerprints.Texts> objected(List<HouseholdFingerprints.Texts> households) {
        var texts = new LinkedHashMap<ByteBuffer, List<HouseholdFingerprints.Texts>>();
        for (var household : households) {
            add(texts, household.reference(), household);
            household.phones().forEach(phone -> add(texts, phone, household));
            household.namesAtPlace().forEach(text -> add(texts, text, household));
        }
        if (texts.isEmpty()) return Set.of();
        var found = new HashSet<HouseholdFingerprints.Texts>();
        database.sql("""
                        select hash from outreach.objection
                        where association = :association and hash = any(:hashes::bytea[])""")
                .param("association", Asking.association())
                .param("hashes", texts.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .query(ResultRow.map(row -> ByteBuffer.wrap(row.bytesOrNull("hash"))))
                .list()
                .forEach(hash -> found.addAll(texts.getOrDefault(hash, List.of())));
        return found;
    }

    private void add(
            Map<ByteBuffer, List<HouseholdFingerprints.Texts>> texts,
            String text,
            HouseholdFingerprints.Texts household) {
        for (var hash : marks.everyHash(List.of(text)))
            texts.computeIfAbsent(ByteBuffer.wrap(hash), _ -> new ArrayList<>()).add(household);
    }

    /** How many there are. */
    @Transactional(readOnly = true)
    long total() {
        return database.sql("select count(*) from outreach.objection where association = :association")
                .param("association", Asking.association())
                .query(Long.class)
                .single();
    }

    /** How many of each kind: all that may be shown. */
    @Transactional(readOnly = true)
    public Map<String, Integer> count() {
        var counts = new HashMap<String, Integer>();
        database.sql(
                        "select kind, count(*)::int as n from outreach.objection where association = :association group by kind")
                .param("association", Asking.association())
                .query(ResultRow.each(row -> {
                    counts.put(row.text("kind"), row.integer("n"));
                }));
        return counts;
    }
}
