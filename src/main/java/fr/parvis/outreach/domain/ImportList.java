package fr.parvis.outreach.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.ListField;
import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.database.ResultRow;
import fr.parvis.people.People;
import fr.parvis.shell.Ids;
import fr.parvis.shell.Sha256;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the good lines of a file: a household that an earlier list told of is renewed and keeps what was tried, one that objected is left out, one
 * that a case helps already is joined to it. The same file is taken once, however often it comes.
 */
@Component
@Transactional
public class ImportList {
    private static final int AT_ONCE = 1000;

    /**
     * What taking a file does.
     *
     * @param followed cases that go on already, by line
     */
    public record Plan(int fresh, int renewed, int objected, int refused, Map<Integer, UUID> followed) {
        public int good() {
            return fresh + renewed;
        }
    }

    private record Known(
            UUID id,
            UUID list,
            @Nullable UUID caseFile,
            @Nullable String commune,
            boolean open,
            String key,
            byte[] sealed) {}

    private record Sorted(
            List<ListLine> fresh,
            Map<ListLine, Known> renewed,
            int objected,
            List<Reading.Refused> refused,
            Map<Integer, UUID> followed) {
        Plan plan() {
            return new Plan(fresh.size(), renewed.size(), objected, refused.size(), followed);
        }
    }

    private final JdbcClient database;
    private final NamedParameterJdbcOperations batches;
    private final ReceivedLists lists;
    private final Objections objections;
    private final Sectors sectors;
    private final Households households;
    private final HouseholdFingerprints marks;
    private final People people;
    private final Cases cases;
    private final RankEntries ranking;
    private final Journal journal;
    private final ReadList read;
    private final Clock clock;

    ImportList(
            JdbcClient database,
            NamedParameterJdbcOperations batches,
            ReceivedLists lists,
            Objections objections,
            Sectors sectors,
            Households households,
            HouseholdFingerprints marks,
            People people,
            Cases cases,
            RankEntries ranking,
            Journal journal,
            ReadList read,
            Clock clock) {
        this.database = database;
        this.batches = batches;
        this.lists = lists;
        this.objections = objections;
        this.sectors = sectors;
        this.households = households;
        this.marks = marks;
        this.people = people;
        this.cases = cases;
        this.ranking = ranking;
        this.journal = journal;
        this.read = read;
        this.clock = clock;
    }

    /** Says what taking would do. */
    @Transactional(readOnly = true)
    public Plan plan(Arrangement arrangement, Reading.Lines lines) {
        return sort(arrangement, lines).plan();
    }

    /** The list that this very file made already. */
    @Transactional(readOnly = true)
    public Optional<ImportedList> already(Arrangement arrangement, byte[] file) {
        return lists.findByDigest(arrangement.id(), Sha256.of(file));
    }

    /**
     * Takes the good lines.
     *
     * @param way one of {@link Arrangement#WAYS}
     * @return the list; the one of before when the same file was taken then
     */
    public ImportedList handle(
            Arrangement arrangement, String way, String fileName, byte[] file, Reading.Lines lines, @Nullable UUID by) {
        // two files of one arrangement at once: one after the other, so that no household comes twice
        database.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))::text")
                .param("what", "outreach.list " + arrangement.id())
                .query(String.class)
                .optional();
        var digest = Sha256.of(file);
        var before = lists.findByDigest(arrangement.id(), digest);
        if (before.isPresent()) return before.get();
        long known = objections.total();
        var sorted = sort(arrangement, lines);
        var id = Ids.next();
        insert(id, arrangement, way, fileName, digest, lines, sorted, by);
        insert(id, arrangement, sorted);
        renew(sorted.renewed(), arrangement.partner());
        lists.keep(id, arrangement.association(), sorted.refused());
        rank(id, sorted);
        // a long list takes its time: who said no meanwhile did not see these entries
        if (objections.total() != known) closeObjected(id, arrangement.partner(), sorted);
        journal.note(
                "outreach.list-taken",
                id.toString(),
                Map.of(
                        "arrangement", arrangement.id().toString(),
                        "way", way,
                        "lines", String.valueOf(lines.lines()),
                        "taken", String.valueOf(sorted.fresh().size()),
                        "renewed", String.valueOf(sorted.renewed().size()),
                        "objected", String.valueOf(sorted.objected()),
                        "refused", String.valueOf(sorted.refused().size())));
        return lists.find(id).orElseThrow();
    }

    private void closeObjected(UUID list, UUID partner, Sorted sorted) {
        var texts = new LinkedHashMap<ListLine, HouseholdFingerprints.Texts>();
        for (var line : sorted.fresh()) texts.put(line, marks.of(partner, line.household(), line.commune()));
        for (var line : sorted.renewed().keySet()) texts.put(line, marks.of(partner, line.household(), line.commune()));
        var no = objections.objected(List.copyOf(texts.values()));
        var lines = sorted.fresh().stream()
                .filter(line -> no.contains(texts.get(line)))
                .map(ListLine::line)
                .toArray(Integer[]::new);
        var renewed = sorted.renewed().entrySet().stream()
                .filter(each -> no.contains(texts.get(each.getKey())))
                .map(each -> each.getValue().id())
                .toArray(UUID[]::new);
        database.sql("""
                        update outreach.entry set state = 'closed', closed_why = 'objected', closed_on = :today, back_at = null,
                            version = version + 1
                        where state <> 'closed' and (list = :list and line = any(:lines) or id = any(:renewed))""")
                .param("today", read.today())
                .param("list", list)
                .param("lines", lines)
                .param("renewed", renewed)
                .update();
    }

    private void rank(UUID list, Sorted sorted) {
        var touched = new LinkedHashSet<UUID>();
        touched.add(list);
        // what is owed changed on the entries of earlier lists, too
        sorted.renewed().values().forEach(known -> touched.add(known.list()));
        touched.forEach(ranking::rank);
    }

    private Sorted sort(Arrangement arrangement, Reading.Lines lines) {
        var texts = new LinkedHashMap<ListLine, HouseholdFingerprints.Texts>();
        for (var line : lines.good())
            texts.put(line, marks.of(arrangement.partner(), line.household(), line.commune()));
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
        var refused = withoutObjected(arrangement, lines);
        return new Sorted(
                fresh, renewed, objected + lines.refused().size() - refused.size(), refused, followed(fresh, before));
    }

    /** Of lines that cannot be taken nothing is kept either when what can be read of them is of somebody who objected. */
    private List<Reading.Refused> withoutObjected(Arrangement arrangement, Reading.Lines lines) {
        var texts = new LinkedHashMap<Reading.Refused, HouseholdFingerprints.Texts>();
        for (var line : lines.refused())
            texts.put(line, marks.of(arrangement.partner(), readable(line, lines.mapping()), null));
        var no = objections.objected(List.copyOf(texts.values()));
        return lines.refused().stream()
                .filter(line -> !no.contains(texts.get(line)))
                .toList();
    }

    private static Household readable(Reading.Refused line, Map<ListField, String> mapping) {
        var phones = new ArrayList<String>();
        for (var field : ListField.values())
            if (field.isPhone())
                try {
                    phones.addAll(ListValues.phones(said(line, mapping, field)));
                } catch (ListValues.Wrong e) {
                    // a number that cannot be read is nobody's
                }
        return new Household(
                said(line, mapping, ListField.REFERENCE),
                said(line, mapping, ListField.GIVEN),
                said(line, mapping, mapping.containsKey(ListField.FAMILY) ? ListField.FAMILY : ListField.NAME),
                phones,
                List.of(),
                said(line, mapping, ListField.STREET),
                null,
                said(line, mapping, ListField.POSTCODE),
                null,
                null,
                null);
    }

    private static String said(Reading.Refused line, Map<ListField, String> mapping, ListField field) {
        var heading = mapping.get(field);
        return heading == null ? "" : line.kept().getOrDefault(heading, "").strip();
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
        database.sql("select id, list, case_file, commune, state, key, sealed, " + column + """
                         as hash from outreach.entry
                        where association = :association and partner = :partner and emptied_on is null
                            and\s""" + column
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
                                        !"closed".equals(row.textOrNull("state")),
                                        row.text("key"),
                                        row.bytes("sealed")));
                }));
        return known;
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

    private void insert(
            UUID id,
            Arrangement arrangement,
            String way,
            String fileName,
            byte[] digest,
            Reading.Lines lines,
            Sorted sorted,
            @Nullable UUID by) {
        database.sql("""
                        insert into outreach.list (id, association, partner, arrangement, way, file_name, digest, received_on, received_at,
                            received_by, lines, taken, renewed, objected, refused, followed, columns_left)
                        values (:id, :association, :partner, :arrangement, :way, :fileName, :digest, :today, :now, :by, :lines, :taken,
                            :renewed, :objected, :refused, :followed, :left)""")
                .param("id", id)
                .param("association", arrangement.association())
                .param("partner", arrangement.partner())
                .param("arrangement", arrangement.id())
                .param("way", way)
                .param("fileName", WaitingFiles.shortened(fileName))
                .param("digest", digest)
                .param("today", read.today())
                .param("now", clock.instant())
                .param("by", by)
                .param("lines", lines.lines())
                .param("taken", sorted.fresh().size())
                .param("renewed", sorted.renewed().size())
                .param("objected", sorted.objected())
                .param("refused", sorted.refused().size())
                .param("followed", sorted.followed().size())
                .param("left", lines.notKept().size())
                .update();
    }

    private void insert(UUID list, Arrangement arrangement, Sorted sorted) {
        var found = sectors.current();
        var today = read.today();
        var rows = new ArrayList<MapSqlParameterSource>(AT_ONCE);
        for (var line : sorted.fresh()) {
            var id = Ids.next();
            var texts = marks.of(arrangement.partner(), line.household(), line.commune());
            var sealed = households.seal(id, line.household());
            var sector = found.of(line.commune(), line.household().street());
            rows.add(debt(line)
                    .addValue("id", id)
                    .addValue("association", arrangement.association())
                    .addValue("partner", arrangement.partner())
                    .addValue("arrangement", arrangement.id())
                    .addValue("list", list)
                    .addValue("line", line.line())
                    .addValue("sealed", sealed.bytes())
                    .addValue("key", sealed.key())
                    .addValue("reference", marks.hash(texts.reference()))
                    .addValue("name", marks.hashOrNull(texts.name()))
                    .addValue("place", marks.hashOrNull(texts.place()))
                    .addValue("phones", marks.hashes(texts.phones()))
                    .addValue("commune", line.commune())
                    .addValue("sector", sector == null ? null : sector.id())
                    .addValue("point", sector == null ? null : sector.point())
                    .addValue("matter", arrangement.matter())
                    .addValue("language", line.language())
                    .addValue("byPhone", !line.household().phones().isEmpty())
                    .addValue("byMail", !line.household().mails().isEmpty())
                    .addValue("byPost", line.household().street() != null)
                    .addValue("today", today)
                    .addValue("caseFile", sorted.followed().get(line.line())));
            if (rows.size() == AT_ONCE) insert(rows);
        }
        insert(rows);
    }

    private static MapSqlParameterSource debt(ListLine line) {
        return new MapSqlParameterSource()
                .addValue("cents", line.cents())
                .addValue("issuedOn", line.issuedOn())
                .addValue("payableBy", line.payableBy())
                .addValue("lastLetterOn", line.lastLetterOn())
                .addValue("planned", line.planned())
                .addValue("plannedOn", line.plannedOn())
                .addValue("meter", line.meter())
                .addValue("kva", line.kva())
                .addValue("mainHome", line.mainHome())
                .addValue("cheque", line.cheque());
    }

    private void insert(List<MapSqlParameterSource> rows) {
        if (rows.isEmpty()) return;
        batches.batchUpdate("""
                        insert into outreach.entry (id, association, partner, arrangement, list, line, sealed, key, reference_hash, name_hash,
                            place_hash, phone_hashes, commune, sector, point, matter, language, by_phone, by_mail, by_post, cents, issued_on,
                            payable_by, last_letter_on, planned, planned_on, meter, kva, main_home, cheque, received_on, case_file)
                        values (:id, :association, :partner, :arrangement, :list, :line, :sealed, :key, :reference, :name, :place,
                            :phones, :commune, :sector, :point, :matter, :language, :byPhone, :byMail, :byPost, :cents, :issuedOn,
                            :payableBy, :lastLetterOn, :planned, :plannedOn, :meter, :kva, :mainHome, :cheque, :today, :caseFile)""", rows.toArray(MapSqlParameterSource[]::new));
        rows.clear();
    }

    /** Dates and amounts as the new file says them, where it says any; who and where, completed; what was tried stays. */
    private void renew(Map<ListLine, Known> renewed, UUID partner) {
        var found = sectors.current();
        var rows = new ArrayList<MapSqlParameterSource>();
        for (var each : renewed.entrySet()) {
            var line = each.getKey();
            var known = each.getValue();
            var was = households.open(known.id(), known.key(), known.sealed());
            var household = merged(was, line.household());
            var sealed = households.seal(known.id(), household);
            var commune = line.commune() != null ? line.commune() : known.commune();
            var texts = marks.of(partner, household, commune);
            var sector = found.of(commune, household.street());
            rows.add(debt(line)
                    .addValue("id", known.id())
                    .addValue("sealed", sealed.bytes())
                    .addValue("key", sealed.key())
                    .addValue("reference", marks.hash(texts.reference()))
                    .addValue("name", marks.hashOrNull(texts.name()))
                    .addValue("place", marks.hashOrNull(texts.place()))
                    .addValue("phones", marks.hashes(texts.phones()))
                    .addValue("commune", commune)
                    .addValue("sector", sector == null ? null : sector.id())
                    .addValue("point", sector == null ? null : sector.point())
                    .addValue("language", line.language())
                    .addValue("byPhone", !household.phones().isEmpty())
                    .addValue("byMail", !household.mails().isEmpty())
                    .addValue("byPost", household.street() != null)
                    .addValue("moved", !Objects.equals(household.street(), was.street()))
                    .addValue("today", read.today()));
            if (rows.size() == AT_ONCE) renew(rows);
        }
        renew(rows);
    }

    private void renew(List<MapSqlParameterSource> rows) {
        if (rows.isEmpty()) return;
        batches.batchUpdate("""
                            update outreach.entry set sealed = :sealed, key = :key, reference_hash = :reference, name_hash = :name,
                                place_hash = :place, phone_hashes = :phones, by_phone = :byPhone, by_mail = :byMail, by_post = :byPost,
                                commune = :commune, sector = case when by_hand then sector else :sector::uuid end,
                                point = case when by_hand then point else :point::uuid end, language = coalesce(:language, language),
                                cents = coalesce(:cents, cents), issued_on = coalesce(:issuedOn, issued_on),
                                payable_by = coalesce(:payableBy, payable_by), last_letter_on = coalesce(:lastLetterOn, last_letter_on),
                                planned = coalesce(:planned, planned), planned_on = coalesce(:plannedOn, planned_on),
                                kva = coalesce(:kva, kva),
                                meter = case :meter when 'unknown' then meter else :meter end,
                                main_home = case :mainHome when 'unknown' then main_home else :mainHome end,
                                cheque = case :cheque when 'unknown' then cheque else :cheque end,
                                door = case when :moved then 'unknown' else door end,
                                door_asked = case when :moved then 0 else door_asked end,
                                received_on = :today, version = version + 1
                            where id = :id and emptied_on is null""", rows.toArray(MapSqlParameterSource[]::new));
        rows.clear();
    }

    /** The new file names the household as the partner knows it now; ways to reach it that only the earlier one told are kept. */
    private static Household merged(Household was, Household is) {
        var phones = new LinkedHashSet<>(is.phones());
        phones.addAll(was.phones());
        var mails = new LinkedHashSet<>(is.mails());
        mails.addAll(was.mails());
        boolean named = !is.family().isEmpty();
        boolean placed = is.street() != null;
        boolean moved = placed && !Objects.equals(is.street(), was.street());
        return new Household(
                is.reference(),
                named ? is.given() : was.given(),
                named ? is.family() : was.family(),
                List.copyOf(phones),
                List.copyOf(mails),
                placed ? is.street() : was.street(),
                placed ? is.complement() : was.complement(),
                is.postcode() != null ? is.postcode() : was.postcode(),
                is.town() != null ? is.town() : was.town(),
                moved ? null : was.latitude(),
                moved ? null : was.longitude());
    }
}
