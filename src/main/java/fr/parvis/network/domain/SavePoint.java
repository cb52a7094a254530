// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.audit.Journal;
import fr.parvis.network.PointsChanged;
import fr.parvis.shell.ChangedMeanwhile;
import fr.parvis.shell.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates, changes and closes points. Nothing is deleted: a closed point keeps its history. */
@Component
@Transactional
public class SavePoint {
    private final PointSheets sheets;
    private final Closures closures;
    private final Openings openings;
    private final Journal journal;
    private final ApplicationEventPublisher events;

    SavePoint(
            PointSheets sheets,
            Closures closures,
            Openings openings,
            Journal journal,
            ApplicationEventPublisher events) {
        this.sheets = sheets;
        this.closures = closures;
        this.openings = openings;
        this.journal = journal;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public PointSheet get(UUID id) {
        return sheets.find(id).orElseThrow(() -> new NotFound("point " + id));
    }

    /** Adds points; row-level security refuses those of another association. */
    public void create(List<PointSheet> added) {
        sheets.insert(added);
        added.forEach(sheet -> journal.note("network.point-created", sheet.id().toString(), Map.of()));
        publish(events, added, "created");
    }

    /** Adds one point with its closures. The same point asked for twice, as a double click does, is there once. */
    public void create(PointSheet sheet, List<Closure> coming) {
        if (sheets.find(sheet.id()).isPresent()) return;
        create(List.of(sheet));
        closures.replace(sheet, coming, openings.today(sheet));
    }

    /** As {@link #change(PointSheet)}, with the closures to come. */
    public void change(PointSheet sheet, List<Closure> coming) {
        change(sheet);
        closures.replace(sheet, coming, openings.today(sheet));
    }

    /**
     * Writes a changed sheet on the version it was made on.
     *
     * @throws ChangedMeanwhile when somebody else changed the point since
     */
    public void change(PointSheet sheet) {
        sheets.update(List.of(sheet));
        journal.note("network.point-changed", sheet.id().toString(), Map.of());
        publish(events, List.of(sheet), "changed");
    }

    /** Closes a point from a day on, or opens it again with nothing. */
    public void close(UUID id, @Nullable LocalDate from, int version) {
        var known = get(id);
        if (known.version() != version) throw new ChangedMeanwhile("point");
        sheets.update(List.of(new PointSheet(
                known.id(),
                known.association(),
                known.kind(),
                known.place(),
                known.labels(),
                known.zone(),
                known.openedOn(),
                from,
                version)));
        journal.note(
                from == null ? "network.point-reopened" : "network.point-closed",
                id.toString(),
                from == null ? Map.of() : Map.of("from", from.toString()));
        publish(events, List.of(known), from == null ? "reopened" : "closed");
    }

    static void publish(ApplicationEventPublisher events, List<PointSheet> sheets, String change) {
        sheets.stream()
                .collect(Collectors.groupingBy(
                        PointSheet::association, Collectors.mapping(PointSheet::id, Collectors.toList())))
                .forEach((association, points) -> events.publishEvent(new PointsChanged(association, points, change)));
    }
}
