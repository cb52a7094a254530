// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.cases.Cases;
import fr.parvis.database.ResultRow;
import fr.parvis.outreach.ListLine;
import fr.parvis.people.People;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Matches the lines of a file with what is known: an open entry of an earlier list on the same matter is the same household's, an
 * objection leaves it out, a case that goes on already is joined.
 */
@Component
class MatchLines {

    /**
     * An entry of an earlier list.
     *
     * @param open whether a list on the same matter renews it: what is owed for gas is not what is owed for electricity
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Known(
            UUID id,
            UUID list,
            @Nullable UUID caseFile,
            @Nullable String commune,
            boolean open,
            String key,
            byte[] sealed) {}

    /** @param followed cases that go on already, by line */
    record Matched(List<ListLine> fresh, Map<ListLine, Known> renewed, int objected, Map<Integer, UUID> followed) {}

    private final JdbcClient database;
    private final Objections objections;
    private final Households households;
    private final HouseholdFingerprints marks;
    private final People people;
    private final Cases cases;

    MatchLines(
            JdbcClient database,
            Objections objections,
            Households households,
            HouseholdFingerprints marks,
            People people,
            Cases cases) {
        this.database = database;
        this.objections = objections;
        this.households = households;
        this.marks = marks;
        this.people = people;
        this.cases = cases;
    }

    Matched match(Arrangement arrangement, List<ListLine> lines) {
        var texts = new LinkedHashMap<ListLine, HouseholdFingerprints.Texts>();
        for (var line : lines) texts.put(line, marks.of(arrangement.partner(), line.household(), line.commune()));
        var no = objections.objected(List.copyOf(texts.values()));
        int objected = 0;
        var wanted = new LinkedHashMap<ListLine, HouseholdFingerprints.Texts>();
        for (var each : texts.entrySet())
            if (no.contains(each.getValue())) objected++;
            else wanted.put(each.getKey(), each.getValue());
        var byReference = known(
                arrangement,
                "reference_hash",
                wanted.values().stream()
                        .map(HouseholdFingerprints.Texts::reference)
                        .toList());
        var byPlace = knownAtPlace(arrangement, wanted.values());
        var fresh = new ArrayList<ListLine>();
        var renewed = new LinkedHashMap<ListLine, Known>();
        var before = new HashMap<ListLine, List<UUID>>();
        var met = new HashSet<UUID>();
        for (var each : wanted.entrySet()) {
            var known = open(byReference.getOrDefault(each.getValue().reference(), List.of()));
            if (known == null) continue;
            renewed.put(each.getKey(), known);
            met.add(known.id());
        }
        for (var each : wanted.entrySet()) {
            var line = each.getKey();
            if (renewed.containsKey(line)) continue;
            // the same name at the same address under another reference, unless that one stands in the file, too
            var known = open(byPlace.getOrDefault(String.valueOf(each.getValue().nameAtPlace()), List.of()));
            if (known != null && met.add(known.id())) {
                renewed.put(line, known);
                continue;
            }
            fresh.add(line);
            for (var one : byReference.getOrDefault(each.getValue().reference(), List.of())) {
                var caseFile = one.caseFile();
                if (caseFile != null)
                    before.computeIfAbsent(line, _ -> new ArrayList<>()).add(caseFile);
            }
        }
        return new Matched(fresh, renewed, objected, followed(fresh, before));
    }

    private static @Nullable Known open(List<Known> known) {
        return known.stream().filter(Known::open).findFirst().orElse(null);
    }

    /** Entries of the partner by the text that one of their hashes is made of; the latest first. */
    private Map<String, List<Known>> known(Arrangement arrangement, String column, List<String> texts) {
        var textOf = new HashMap<ByteBuffer, String>();
        for (var text : texts) for (var hash : marks.everyHash(List.of(text))) textOf.put(ByteBuffer.wrap(hash), text);
        var known = new HashMap<String, List<Known>>();
        if (textOf.isEmpty()) return known;
        database.sql("select id, list, case_file, commune, arrangement, matter, state, key, sealed, " + column + """
                         as hash from outreach.entry
                        where association = :association and partner = :partner and emptied_on is null
                            and\s"""
                        + column
                        + " = any(:hashes::bytea[]) order by received_on desc, id desc")
                .param("association", arrangement.association())
                .param("partner", arrangement.partner())
                .param("hashes", textOf.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .query(ResultRow.each(row -> {
                    var text = textOf.get(ByteBuffer.wrap(row.bytesOrNull("hash")));
                    if (text != null)
                        known.computeIfAbsent(text, _ -> new ArrayList<>())
                                .add(new Known(
                                        row.uuid("id"),
                                        row.uuid("list"),
                                        row.uuidOrNull("case_file"),
                                        row.textOrNull("commune"),
                                        isOpen(row, arrangement),
                                        row.text("key"),
                                        row.bytes("sealed")));
                }));
        return known;
    }

    private static boolean isOpen(ResultRow row, Arrangement arrangement) {
        return !"closed".equals(row.text("state"))
                && (arrangement.id().equals(row.uuid("arrangement"))
                        || arrangement.matter().equals(row.text("matter")));
    }

    /** By the text of name and place together: the names are opened only where the place is the same. */
    private Map<String, List<Known>> knownAtPlace(
            Arrangement arrangement, Iterable<HouseholdFingerprints.Texts> wanted) {
        var places = new LinkedHashSet<String>();
        for (var texts : wanted) if (texts.nameAtPlace() != null) places.add(Objects.requireNonNull(texts.place()));
        var atPlace = new HashMap<String, List<Known>>();
        for (var all : known(arrangement, "place_hash", List.copyOf(places)).values())
            for (var one : all) {
                if (!one.open()) continue;
                var texts = marks.of(
                        arrangement.partner(), households.open(one.id(), one.key(), one.sealed()), one.commune());
                if (texts.nameAtPlace() != null)
                    atPlace.computeIfAbsent(texts.nameAtPlace(), _ -> new ArrayList<>())
                            .add(one);
            }
        return atPlace;
    }

    /** Cases that go on: of an earlier entry of the same reference, or of the one person whose file has the same telephone. */
    private Map<Integer, UUID> followed(List<ListLine> fresh, Map<ListLine, List<UUID>> before) {
        var followed = new HashMap<Integer, UUID>();
        if (fresh.isEmpty()) return followed;
        var open = cases.open(before.values().stream().flatMap(List::stream).toList());
        // of several the latest that goes on
        before.forEach((line, all) -> all.stream()
                .filter(open::contains)
                .findFirst()
                .ifPresent(caseFile -> followed.put(line.line(), caseFile)));
        var phones = new LinkedHashSet<String>();
        fresh.forEach(line -> phones.addAll(line.household().phones()));
        var persons = people.reachedBy(phones);
        if (persons.isEmpty()) return followed;
        var all = new HashSet<UUID>();
        persons.values().forEach(all::addAll);
        var helped = cases.openOf(all);
        for (var line : fresh) {
            if (followed.containsKey(line.line())) continue;
            var found = new HashSet<UUID>();
            for (var phone : line.household().phones())
                for (var person : persons.getOrDefault(phone, Set.of())) {
                    var caseFile = helped.get(person);
                    if (caseFile != null) found.add(caseFile);
                }
            // a telephone that several share tells nobody from another
            if (found.size() == 1) followed.put(line.line(), found.iterator().next());
        }
        return followed;
    }
}
