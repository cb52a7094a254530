// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.network.LocalDays;
import fr.parvis.outreach.Household;
import fr.parvis.outreach.ListLine;
import fr.parvis.outreach.NewEntries;
import fr.parvis.outreach.domain.MatchLines.Matched;
import fr.parvis.values.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the lines of a list as entries; one that an earlier list told of is renewed and keeps what was tried. */
@Component
class WriteEntries implements NewEntries {
    private static final int AT_ONCE = 1000;

    private final JdbcClient database;
    private final NamedParameterJdbcOperations batches;
    private final MatchLines matches;
    private final Objections objections;
    private final Sectors sectors;
    private final Households households;
    private final HouseholdFingerprints marks;
    private final RankEntries ranking;
    private final LocalDays localDays;

    WriteEntries(
            JdbcClient database,
            NamedParameterJdbcOperations batches,
            MatchLines matches,
            Objections objections,
            Sectors sectors,
            Households households,
            HouseholdFingerprints marks,
            RankEntries ranking,
            LocalDays localDays) {
        this.database = database;
        this.batches = batches;
        this.matches = matches;
        this.objections = objections;
        this.sectors = sectors;
        this.households = households;
        this.marks = marks;
        this.ranking = ranking;
        this.localDays = localDays;
    }

    @Override
    @Transactional(readOnly = true)
    public Comparison compare(Arrangement arrangement, List<ListLine> lines) {
        long known = objections.total();
        return new Compared(arrangement, known, matches.match(arrangement, lines));
    }

    /** Lines that were compared, with the number of objections that there were then. */
    private final class Compared implements Comparison {
        private final Arrangement arrangement;
        private final long known;
        private final Matched matched;

        Compared(Arrangement arrangement, long known, Matched matched) {
            this.arrangement = arrangement;
            this.known = known;
            this.matched = matched;
        }

        @Override
        public int fresh() {
            return matched.fresh().size();
        }

        @Override
        public int renewed() {
            return matched.renewed().size();
        }

        @Override
        public int objected() {
            return matched.objected();
        }

        @Override
        public Map<Integer, UUID> followed() {
            return matched.followed();
        }

        @Override
        public void write(UUID list) {
            insert(list, arrangement, matched);
            renew(matched.renewed(), arrangement.partner());
            rank(list, matched);
            // a long list takes its time: an objection made meanwhile did not see these entries
            if (objections.total() != known) closeObjected(list, arrangement.partner(), matched);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Set<Household> objected(UUID partner, Collection<Household> those) {
        var texts = new LinkedHashMap<Household, HouseholdFingerprints.Texts>();
        for (var household : those) texts.put(household, marks.of(partner, household, null));
        var no = objections.objected(List.copyOf(texts.values()));
        return those.stream()
                .filter(household -> no.contains(texts.get(household)))
                .collect(Collectors.toSet());
    }

    private void closeObjected(UUID list, UUID partner, Matched matched) {
        var texts = new LinkedHashMap<ListLine, HouseholdFingerprints.Texts>();
        for (var line : matched.fresh()) texts.put(line, marks.of(partner, line.household(), line.commune()));
        for (var line : matched.renewed().keySet())
            texts.put(line, marks.of(partner, line.household(), line.commune()));
        var no = objections.objected(List.copyOf(texts.values()));
        var lines = matched.fresh().stream()
                .filter(line -> no.contains(texts.get(line)))
                .map(ListLine::line)
                .toArray(Integer[]::new);
        var renewed = matched.renewed().entrySet().stream()
                .filter(each -> no.contains(texts.get(each.getKey())))
                .map(each -> each.getValue().id())
                .toArray(UUID[]::new);
        database.sql("""
                        update outreach.entry set state = 'closed', closed_why = 'objected', closed_on = :today, back_at = null,
                            version = version + 1
                        where state <> 'closed' and (list = :list and line = any(:lines) or id = any(:renewed))""")
                .param("today", localDays.today())
                .param("list", list)
                .param("lines", lines)
                .param("renewed", renewed)
                .update();
    }

    private void rank(UUID list, Matched matched) {
        var touched = new LinkedHashSet<UUID>();
        touched.add(list);
        // entries of earlier lists are ranked again, too: their debts changed
        matched.renewed().values().forEach(known -> touched.add(known.list()));
        touched.forEach(ranking::rank);
    }

    private void insert(UUID list, Arrangement arrangement, Matched matched) {
        var found = sectors.current();
        var today = localDays.today();
        var rows = new ArrayList<MapSqlParameterSource>(AT_ONCE);
        for (var line : matched.fresh()) {
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
                    .addValue("caseFile", matched.followed().get(line.line())));
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
    private void renew(Map<ListLine, MatchLines.Known> renewed, UUID partner) {
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
                    .addValue("today", localDays.today()));
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
