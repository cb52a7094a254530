package fr.parvis.network.domain;

import fr.parvis.audit.Journal;
import fr.parvis.network.PointKind;
import fr.parvis.network.domain.hours.OpeningHours;
import fr.parvis.network.domain.standard.CommuneLookup;
import fr.parvis.network.domain.standard.FrenchCommunes;
import fr.parvis.network.domain.standard.Row;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.network.domain.standard.StandardReader;
import fr.parvis.network.domain.standard.StandardReader.Reading;
import fr.parvis.shell.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the points of a file in the national standard: first said what would change, then done. Good rows are taken, the others
 * given back; a row is known again by its identifier in the source, so that the same file twice changes nothing. What a file
 * does not say of a point stays as it was.
 */
@Component
public class ImportPoints {

    /** What a good row means for the network. */
    public enum Change {
        NEW,
        CHANGED,
        UNCHANGED
    }

    /**
     * What a file would do, or did.
     *
     * @param changes by line of the file
     */
    public record Plan(Reading reading, Map<Integer, Change> changes) {
        public long count(Change change) {
            return changes.values().stream().filter(c -> c == change).count();
        }
    }

    /** The communes of France take 30 MB once spread out for tolerant look-ups: kept while memory allows. */
    private SoftReference<CommuneLookup> communes = new SoftReference<>(null);

    private final PointSheets sheets;
    private final Journal journal;
    private final Clock clock;

    ImportPoints(PointSheets sheets, Journal journal, Clock clock) {
        this.sheets = sheets;
        this.journal = journal;
        this.clock = clock;
    }

    /** Reads a file; the outcome says why when it is not one of places. */
    public StandardReader.Outcome read(InputStream file) throws IOException {
        return new StandardReader(hours -> OpeningHours.parse(hours) instanceof OpeningHours.Parsed, communes())
                .read(file);
    }

    private synchronized CommuneLookup communes() {
        var known = communes.get();
        if (known == null) {
            known = FrenchCommunes.load();
            communes = new SoftReference<>(known);
        }
        return known;
    }

    /** Says what the file would change in the association's points. */
    @Transactional(readOnly = true)
    public Plan plan(Reading reading, UUID association) {
        return sort(reading, association, new ArrayList<>(), new ArrayList<>());
    }

    /** Takes the good rows into the association's points. */
    @Transactional
    public Plan take(Reading reading, UUID association) {
        var added = new ArrayList<PointSheet>();
        var changed = new ArrayList<PointSheet>();
        var plan = sort(reading, association, added, changed);
        sheets.insert(added);
        sheets.update(changed);
        if (!added.isEmpty() || !changed.isEmpty())
            journal.note(
                    "network.points-imported",
                    association.toString(),
                    Map.of(
                            "new", String.valueOf(added.size()),
                            "changed", String.valueOf(changed.size()),
                            "refused", String.valueOf(reading.refused().size())));
        return plan;
    }

    private Plan sort(Reading reading, UUID association, List<PointSheet> added, List<PointSheet> changed) {
        var known = new HashMap<String, PointSheet>();
        sheets.listImported(association)
                .forEach(sheet -> known.put(sheet.place().id(), sheet));
        var changes = new HashMap<Integer, Change>();
        for (Row.Good row : reading.good()) {
            var place = withSource(row.place());
            var sheet = known.get(place.id());
            if (sheet == null) {
                added.add(new PointSheet(
                        Ids.next(),
                        association,
                        kind(place),
                        place,
                        labels(place, Set.of()),
                        ZoneId.of("Europe/Paris"),
                        opened(place),
                        null,
                        0));
                changes.put(row.line(), Change.NEW);
                continue;
            }
            var merged = merged(sheet.place(), place);
            var next = sheet.with(
                    merged, place.roaming().isEmpty() ? sheet.kind() : kind(place), labels(merged, sheet.labels()));
            if (same(sheet, next)) {
                changes.put(row.line(), Change.UNCHANGED);
            } else {
                changed.add(next);
                changes.put(row.line(), Change.CHANGED);
            }
        }
        return new Plan(reading, Map.copyOf(changes));
    }

    private static StandardPlace withSource(StandardPlace place) {
        return place.source() != null ? place : copy(place, place, "fichier");
    }

    /** Everything compares but the date of the last change and how the commune is written: the code says which one it is. */
    private static boolean same(PointSheet known, PointSheet next) {
        return known.kind() == next.kind()
                && known.labels().equals(next.labels())
                && comparable(known.place()).equals(comparable(next.place()));
    }

    private static StandardPlace comparable(StandardPlace place) {
        return new StandardPlace(
                place.id(),
                place.pivot(),
                place.name(),
                place.services(),
                place.typology(),
                null,
                "",
                place.postcode(),
                place.address(),
                place.insee(),
                place.addressComplement(),
                place.latitude(),
                place.longitude(),
                place.phone(),
                place.emails(),
                place.websites(),
                place.summary(),
                place.detail(),
                place.publics(),
                place.specialCare(),
                place.fees(),
                place.access(),
                place.support(),
                place.accessibility(),
                List.of(),
                place.programmes(),
                place.training(),
                place.otherLabels(),
                place.hours(),
                place.booking(),
                null,
                null);
    }

    private static StandardPlace merged(StandardPlace known, StandardPlace said) {
        return copy(known, said, known.source());
    }

    /** What {@code said} says, and what {@code known} said where it is silent. */
    private static StandardPlace copy(StandardPlace known, StandardPlace said, @Nullable String source) {
        return new StandardPlace(
                said.id(),
                or(said.pivot(), known.pivot()),
                said.name(),
                or(said.services(), known.services()),
                or(said.typology(), known.typology()),
                null,
                said.commune(),
                said.postcode(),
                said.address(),
                or(said.insee(), known.insee()),
                or(said.addressComplement(), known.addressComplement()),
                or(said.latitude(), known.latitude()),
                or(said.longitude(), known.longitude()),
                or(said.phone(), known.phone()),
                or(said.emails(), known.emails()),
                or(said.websites(), known.websites()),
                or(said.summary(), known.summary()),
                or(said.detail(), known.detail()),
                or(said.publics(), known.publics()),
                or(said.specialCare(), known.specialCare()),
                or(said.fees(), known.fees()),
                or(said.access(), known.access()),
                or(said.support(), known.support()),
                or(said.accessibility(), known.accessibility()),
                or(said.roaming(), known.roaming()),
                or(said.programmes(), known.programmes()),
                or(said.training(), known.training()),
                or(said.otherLabels(), known.otherLabels()),
                or(said.hours(), known.hours()),
                or(said.booking(), known.booking()),
                said.updated(),
                source);
    }

    private static <T> @Nullable T or(@Nullable T said, @Nullable T known) {
        return said != null ? said : known;
    }

    private static List<String> or(List<String> said, List<String> known) {
        return said.isEmpty() ? known : said;
    }

    private static PointKind kind(StandardPlace place) {
        return place.roaming().contains("Itinérant") ? PointKind.MOBILE : PointKind.FIXED;
    }

    private static Set<String> labels(StandardPlace place, Set<String> known) {
        var labels = new HashSet<>(known);
        if (place.programmes().stream().anyMatch(p -> p.equalsIgnoreCase("France Services")))
            labels.add(PointSheet.FRANCE_SERVICES);
        return labels;
    }

    private LocalDate opened(StandardPlace place) {
        return Optional.ofNullable(place.updated())
                .filter(updated -> !updated.isAfter(today()))
                .orElse(today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
