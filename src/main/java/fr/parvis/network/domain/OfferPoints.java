// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.OfferedPoints;
import fr.parvis.network.domain.standard.Row;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.network.domain.standard.StandardReader.Limits;
import fr.parvis.network.domain.standard.StandardReader.NotReadable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Implements {@link OfferedPoints}: compares points with external feeds. */
@Component
@Transactional
class OfferPoints implements OfferedPoints {
    private final JdbcClient database;
    private final ImportPoints importPoints;
    private final PointSheets sheets;
    private final Closures closures;
    private final SavePoint savePoint;
    private final Openings openings;
    private final Clock clock;

    OfferPoints(
            JdbcClient database,
            ImportPoints importPoints,
            PointSheets sheets,
            Closures closures,
            SavePoint savePoint,
            Openings openings,
            Clock clock) {
        this.database = database;
        this.importPoints = importPoints;
        this.sheets = sheets;
        this.closures = closures;
        this.savePoint = savePoint;
        this.openings = openings;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<NotReadable> read(InputStream file, Limits limits, Consumer<Row> reader) throws IOException {
        return importPoints.read(file, limits, reader);
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Consumer<Known> reader) {
        try (var rows = database
                .sql("""
                        select id, source_id, pivot, name, insee, latitude, longitude,
                            closed_on is null or closed_on > (:now::timestamptz at time zone time_zone)::date as open
                        from network.point order by id""")
                // a statement with a fetch size of its own binds as the driver does, which knows no Instant
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .withFetchSize(1000)
                .query(ResultRow.map(OfferPoints::known))
                .stream()) {
            rows.forEach(reader);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Beside> beside(Map<UUID, StandardPlace> said) {
        var closed = closures.of(said.keySet());
        return sheets.list(said.keySet()).stream()
                .map(sheet -> {
                    var theirs = said.get(sheet.id());
                    if (theirs == null) throw new IllegalStateException("a point nobody asked for");
                    return new Beside(
                            sheet.id(),
                            sheet.closedOn() == null || sheet.closedOn().isAfter(openings.today(sheet)),
                            ImportPoints.inside(ImportPoints.outside(sheet), List.of()),
                            ImportPoints.inside(theirs, closed.getOrDefault(sheet.id(), List.of())));
                })
                .toList();
    }

    @Override
    public void change(UUID point, StandardPlace place) {
        var sheet = savePoint.get(point);
        savePoint.change(sheet.with(
                place.known(sheet.place().id(), sheet.place().source()),
                sheet.kind(),
                ImportPoints.labels(place, sheet.labels())));
    }

    @Override
    public Optional<UUID> add(UUID association, StandardPlace place) {
        boolean there = database.sql(
                        "select exists (select from network.point where association = :association and source_id = :id)")
                .param("association", association)
                .param("id", place.id())
                .query(Boolean.class)
                .single();
        if (there) return Optional.empty();
        var sheet = importPoints.sheet(place, association);
        savePoint.create(List.of(sheet));
        return Optional.of(sheet.id());
    }

    @Override
    public void close(UUID point) {
        var sheet = savePoint.get(point);
        var today = openings.today(sheet);
        var closedOn = sheet.closedOn();
        if (closedOn != null && !closedOn.isAfter(today)) return;
        // one that was still to open never does
        savePoint.close(point, today.isBefore(sheet.openedOn()) ? sheet.openedOn() : today, sheet.version());
    }

    private static Known known(ResultRow row) {
        return new Known(
                row.uuid("id"),
                row.textOrNull("source_id"),
                row.textOrNull("pivot"),
                row.text("name"),
                row.text("insee"),
                row.realOrNull("latitude"),
                row.realOrNull("longitude"),
                row.flag("open"));
    }
}
