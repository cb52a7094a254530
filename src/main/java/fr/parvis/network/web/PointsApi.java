// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.network.PointKind;
import fr.parvis.network.domain.HoursText;
import fr.parvis.network.domain.Openings;
import fr.parvis.network.domain.PointFilter;
import fr.parvis.network.domain.PointList;
import fr.parvis.network.domain.PointView;
import fr.parvis.network.domain.standard.StandardWriter;
import fr.parvis.shell.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The points for other programs, under the same rules as the screens. */
@RestController
@Tag(name = "points")
class PointsApi {
    private static final int MOST = 200;

    /**
     * A point.
     *
     * @param openNow null when the hours do not tell
     * @param now the same in words
     * @param place in the names of the national standard, version 2
     */
    record PointDocument(
            UUID id,
            UUID association,
            String associationName,
            PointKind kind,
            List<String> labels,
            String department,
            String timeZone,
            @Nullable Boolean openNow,
            String now,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            Map<String, Object> place) {}

    /**
     * A page of points.
     *
     * @param next to be given as {@code after} for the next page; null on the last one
     */
    record PointsDocument(
            List<PointDocument> items, @Nullable UUID next) {}

    private final PointList points;
    private final Openings openings;
    private final HoursText hoursText;
    private final Associations associations;

    PointsApi(PointList points, Openings openings, HoursText hoursText, Associations associations) {
        this.points = points;
        this.openings = openings;
        this.hoursText = hoursText;
        this.associations = associations;
    }

    @Requires(Right.READ_POINTS)
    @GetMapping("/api/v1/network/points")
    @Operation(
            operationId = "listNetworkPoints",
            summary = "Points of the network",
            description = "A page in the order of identifiers; ask on with `next` until `next` is null.")
    PointsDocument points(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable PointKind kind,
            @RequestParam(required = false) @Nullable String label,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable UUID association,
            @RequestParam(defaultValue = "OPEN") PointFilter.State state) {
        if (limit < 1 || limit > MOST)
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit must be between 1 and " + MOST);
        var found = points.listAfter(after, new PointFilter(q, kind, label, state, department, association), limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        Map<UUID, String> names =
                associations.list().stream().collect(Collectors.toMap(Association::id, Association::name));
        return new PointsDocument(
                shown.stream().map(view -> document(view, names)).toList(),
                found.size() > limit ? shown.getLast().sheet().id() : null);
    }

    private PointDocument document(PointView view, Map<UUID, String> names) {
        var sheet = view.sheet();
        var told = hoursText.told(view, Words.locale());
        return new PointDocument(
                sheet.id(),
                sheet.association(),
                names.getOrDefault(sheet.association(), ""),
                sheet.kind(),
                sheet.labels().stream().sorted().toList(),
                view.department(),
                sheet.zone().getId(),
                switch (told.state()) {
                    case OPEN -> true;
                    case CLOSED, ENDED, TO_COME -> false;
                    case TO_CONFIRM, NOT_GIVEN -> null;
                },
                told.now(),
                sheet.openedOn(),
                sheet.closedOn(),
                new LinkedHashMap<>(StandardWriter.fields(view.outside(openings.today(sheet)))));
    }
}
