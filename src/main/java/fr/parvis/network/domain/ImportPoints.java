// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.audit.Journal;
import fr.parvis.network.Communes;
import fr.parvis.network.Coordinates;
import fr.parvis.network.NearCommune;
import fr.parvis.network.PointKind;
import fr.parvis.network.domain.hours.OpeningHours;
import fr.parvis.network.domain.standard.CommuneLookup;
import fr.parvis.network.domain.standard.FrenchCommunes;
import fr.parvis.network.domain.standard.Row;
import fr.parvis.network.domain.standard.StandardField;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.network.domain.standard.StandardReader;
import fr.parvis.network.domain.standard.StandardReader.Limits;
import fr.parvis.network.domain.standard.StandardReader.NotReadable;
import fr.parvis.network.domain.standard.StandardReader.Reading;
import fr.parvis.network.domain.standard.StandardValues;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the points of a file in the national standard: first said what would change, then done. Good rows are taken, the others
 * given back; a row is known again by its identifier in the source, so that the same file twice changes nothing. What a file
 * does not say of a point stays as it was.
 */
@Component
public class ImportPoints {

    /** Change that a good row makes in the network. */
    public enum Change {
        NEW,
        CHANGED,
        UNCHANGED
    }

    /**
     * Changes that a file would make, or made.
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
    private final Closures closures;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Communes places;
    private final Clock clock;

    ImportPoints(
            PointSheets sheets,
            Closures closures,
            Journal journal,
            ApplicationEventPublisher events,
            Communes places,
            Clock clock) {
        this.sheets = sheets;
        this.closures = closures;
        this.journal = journal;
        this.events = events;
        this.places = places;
        this.clock = clock;
    }

    /** Reads a file; the outcome says why when it is not one of places. */
    public StandardReader.Outcome read(InputStream file) throws IOException {
        return new StandardReader(hours -> OpeningHours.parse(hours) instanceof OpeningHours.Parsed, communes())
                .read(file);
    }

    /** Reads a file row by row, within other limits: one row is in memory at a time. */
    Optional<NotReadable> read(InputStream file, Limits limits, Consumer<Row> reader) throws IOException {
        return new StandardReader(hours -> OpeningHours.parse(hours) instanceof OpeningHours.Parsed, communes(), limits)
                .read(file, reader);
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
        SavePoint.publish(events, added, "created");
        SavePoint.publish(events, changed, "changed");
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
        // a point made here has its own identifier in an export, and is known by it when the export comes back
        sheets.list(association).forEach(sheet -> known.put(sheet.place().id(), sheet));
        var closed = closures.of(known.values().stream().map(PointSheet::id).toList());
        var changes = new HashMap<Integer, Change>();
        for (Row.Good row : reading.good()) {
            var sheet = known.get(row.place().id());
            var said = inside(row.place(), sheet == null ? List.of() : closed.getOrDefault(sheet.id(), List.of()));
            if (sheet == null) {
                added.add(sheet(row.place(), association));
                changes.put(row.line(), Change.NEW);
                continue;
            }
            var merged = standing(sheet.place(), merged(sheet.place(), said, row.columnsInDoubt()));
            var next = sheet.with(merged, kind(said, sheet.kind()), labels(row.place(), sheet.labels()));
            if (same(sheet, next)) {
                changes.put(row.line(), Change.UNCHANGED);
            } else {
                changed.add(next);
                changes.put(row.line(), Change.CHANGED);
            }
        }
        return new Plan(reading, Map.copyOf(changes));
    }

    /** A place of a file as a point that is new. */
    PointSheet sheet(StandardPlace place, UUID association) {
        var own = withSource(inside(place, List.of()));
        return new PointSheet(
                Ids.next(),
                association,
                kind(own),
                own,
                labels(place, Set.of()),
                NetworkTime.ZONE,
                opened(own),
                null,
                0);
    }

    private static StandardPlace withSource(StandardPlace place) {
        return place.source() != null ? place : copy(place, place, Set.of(), "fichier");
    }

    /** A place of a file in our words: closures that are known here out of its hours, our own labels out of the free ones. */
    static StandardPlace inside(StandardPlace place, List<Closure> closures) {
        var others = place.otherLabels().stream()
                .filter(label -> !label.equalsIgnoreCase(PointView.PAND_OUTSIDE))
                .toList();
        return place.with(EffectiveHours.without(place.hours(), closures), place.programmes(), others);
    }

    /** Everything compares but the date of the last change and how the commune is written: the code says which one it is. */
    private static boolean same(PointSheet known, PointSheet next) {
        return known.kind() == next.kind()
                && known.labels().equals(next.labels())
                && comparable(outside(known)).equals(comparable(outside(next)));
    }

    static StandardPlace outside(PointSheet sheet) {
        return new PointView(sheet, "", "", List.of(), null).outsideWithoutClosures();
    }

    private static StandardPlace comparable(StandardPlace place) {
        return place.draft()
                .parent(null)
                .commune("")
                .roaming(List.of())
                .updated(null)
                .source(null)
                .done();
    }

    /** A place that moved to another commune does not keep a position that cannot be there. */
    private StandardPlace standing(StandardPlace known, StandardPlace next) {
        var insee = next.insee();
        var latitude = next.latitude();
        var longitude = next.longitude();
        if (insee == null || insee.equals(known.insee()) || latitude == null || longitude == null) return next;
        var commune = places.find(insee).orElse(null);
        if (commune == null) return next;
        var told = new Coordinates(latitude, longitude);
        var fit = NearCommune.of(told, insee, commune.latitude(), commune.longitude());
        return fit == NearCommune.Fit.NEAR
                ? next
                : next.draft().coordinates(null, null).done();
    }

    private static StandardPlace merged(StandardPlace known, StandardPlace said, Set<String> inDoubt) {
        return copy(known, said, inDoubt, known.source());
    }

    /** Fields of {@code said}, completed by those of {@code known} where it is silent or was not understood. */
    private static StandardPlace copy(
            StandardPlace known, StandardPlace said, Set<String> inDoubt, @Nullable String source) {
        boolean moved = said.latitude() != null && said.longitude() != null;
        return new StandardPlace(
                said.id(),
                or(said.pivot(), known.pivot()),
                said.name(),
                or(said.services(), known.services(), StandardField.SERVICES, inDoubt),
                or(said.typology(), known.typology(), StandardField.TYPOLOGY, inDoubt),
                null,
                said.commune(),
                said.postcode(),
                said.address(),
                or(said.insee(), known.insee()),
                or(said.addressComplement(), known.addressComplement()),
                moved ? said.latitude() : known.latitude(),
                moved ? said.longitude() : known.longitude(),
                or(said.phone(), known.phone()),
                or(said.emails(), known.emails(), StandardField.EMAILS, inDoubt),
                or(said.websites(), known.websites(), StandardField.WEBSITES, inDoubt),
                or(said.summary(), known.summary()),
                or(said.detail(), known.detail()),
                or(said.publics(), known.publics(), StandardField.PUBLICS, inDoubt),
                or(said.specialCare(), known.specialCare(), StandardField.SPECIAL_CARE, inDoubt),
                or(said.fees(), known.fees(), StandardField.FEES, inDoubt),
                or(said.access(), known.access(), StandardField.ACCESS, inDoubt),
                or(said.support(), known.support(), StandardField.SUPPORT, inDoubt),
                or(said.accessibility(), known.accessibility()),
                or(said.roaming(), known.roaming(), StandardField.ROAMING, inDoubt),
                or(said.programmes(), known.programmes(), StandardField.PROGRAMMES, inDoubt),
                or(said.training(), known.training(), StandardField.TRAINING, inDoubt),
                or(said.otherLabels(), known.otherLabels(), StandardField.OTHER_LABELS, inDoubt),
                or(said.hours(), known.hours()),
                or(said.booking(), known.booking()),
                said.updated(),
                source);
    }

    private static <T> @Nullable T or(@Nullable T said, @Nullable T known) {
        return said != null ? said : known;
    }

    /** Of a list with a value that was left out, what is known stays; the rest of the list is better than nothing. */
    private static List<String> or(List<String> said, List<String> known, StandardField field, Set<String> inDoubt) {
        return said.isEmpty() || (inDoubt.contains(field.column()) && !known.isEmpty()) ? known : said;
    }

    private static PointKind kind(StandardPlace place) {
        return kind(place, PointKind.FIXED);
    }

    /** The standard tells a vehicle from a place, not a place of its own from hours at somebody else's. */
    private static PointKind kind(StandardPlace place, PointKind known) {
        if (place.roaming().isEmpty()) return known;
        if (place.roaming().contains(StandardValues.ROAMING)) return PointKind.MOBILE;
        return known == PointKind.MOBILE ? PointKind.FIXED : known;
    }

    static Set<String> labels(StandardPlace place, Set<String> known) {
        var labels = new HashSet<>(known);
        if (place.programmes().stream().anyMatch(PointView.FRANCE_SERVICES_OUTSIDE::equalsIgnoreCase))
            labels.add(PointSheet.FRANCE_SERVICES);
        if (place.otherLabels().stream().anyMatch(PointView.PAND_OUTSIDE::equalsIgnoreCase))
            labels.add(PointSheet.PAND);
        return labels;
    }

    private LocalDate opened(StandardPlace place) {
        var today = LocalDate.ofInstant(clock.instant(), places.zone(place.insee()));
        return Optional.ofNullable(place.updated())
                .filter(updated -> !updated.isAfter(today))
                .orElse(today);
    }
}
