// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.people.Sealing;
import fr.parvis.values.PhoneNumber;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds open households of partners' lists by a telephone, by the partner's reference or by the whole name, which are kept as keyed
 * hashes only. Who found one is noted, with a keyed hash of what was typed.
 */
@Component
public class FindHouseholds {
    private static final int SHORTEST_PHONE = 8;
    private static final int SHORTEST_REFERENCE = 5;

    private final JdbcClient database;
    private final EntryTable entries;
    private final HouseholdFingerprints marks;
    private final Sealing sealing;
    private final Journal journal;

    FindHouseholds(
            JdbcClient database, EntryTable entries, HouseholdFingerprints marks, Sealing sealing, Journal journal) {
        this.database = database;
        this.entries = entries;
        this.marks = marks;
        this.sealing = sealing;
        this.journal = journal;
    }

    @Transactional
    public List<ListedHousehold> handle(String typed, int most) {
        var ids = ids(typed.strip(), most);
        if (ids.isEmpty()) return List.of();
        journal.note(
                "outreach.searched",
                HexFormat.of().formatHex(sealing.hash("outreach search " + NormalizedText.text(typed)), 0, 16),
                Map.of("found", Integer.toString(ids.size())));
        return entries.all(ids);
    }

    private List<UUID> ids(String typed, int most) {
        if (PhoneNumber.isDialable(typed, SHORTEST_PHONE))
            return having(
                    "phone_hashes && cast(:hashes as bytea[])", List.of(HouseholdFingerprints.phone(typed)), most);
        if (typed.length() >= SHORTEST_REFERENCE && typed.chars().anyMatch(Character::isDigit))
            return having(
                    "partner = any(array(select partner from outreach.arrangement where association = :association)) and "
                            + "reference_hash = any(cast(:hashes as bytea[]))",
                    partners().stream()
                            .map(partner -> HouseholdFingerprints.reference(partner, typed))
                            .toList(),
                    most);
        var name = NormalizedText.name(typed);
        return name.indexOf(' ') < 0
                ? List.of()
                : having("name_hash = any(cast(:hashes as bytea[]))", List.of(HouseholdFingerprints.name(name)), most);
    }

    private List<UUID> partners() {
        return database.sql("select distinct partner from outreach.arrangement where association = :association")
                .param("association", Asking.association())
                .query(UUID.class)
                .list();
    }

    private List<UUID> having(String condition, List<String> texts, int most) {
        if (texts.isEmpty()) return List.of();
        return database.sql("select id from outreach.entry where association = :association and state <> 'closed' and "
                        + condition + " order by id limit :most")
                .param("association", Asking.association())
                .param("hashes", marks.everyHash(texts).toArray(byte[][]::new))
                .param("most", most)
                .query(UUID.class)
                .list();
    }
}
