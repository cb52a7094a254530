// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.sync.SyncProblems;
import fr.parvis.values.Ids;
import fr.parvis.values.Problem;
import fr.parvis.visits.Direction;
import fr.parvis.visits.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The payload of the commands on visits, of forms 1 and 2; what is left out takes its default.
 *
 * @param reason explanation of a correction or cancellation after its day
 */
record VisitPayload(
        @Nullable UUID visit,
        @Nullable Integer basedOn,
        @Nullable UUID point,
        @Nullable String presence,
        @Nullable Direction direction,
        @Nullable Instant startedAt,
        @Nullable Integer persons,
        @Nullable List<@Nullable UUID> mediators,
        @Nullable String ageBand,
        @Nullable String gender,
        @Nullable String situation,
        @Nullable String commune,
        @Nullable String language,
        @Nullable Boolean firstVisit,
        @Nullable String partner,
        @Nullable List<@Nullable RequestPayload> requests,
        @Nullable String reason) {

    static final int MINUTES = 15;
    static final String DESK = "desk";
    private static final UUID NONE = Ids.NIL;

    /** One request of the payload. */
    record RequestPayload(
            @Nullable UUID request,
            @Nullable String theme,
            @Nullable String operator,
            @Nullable String level,
            @Nullable String result,
            @Nullable String blocker,
            @Nullable Integer minutes,
            @Nullable String support,
            @Nullable String autonomy,
            @Nullable String device,
            @Nullable String note) {}

    /** Problems of fields that are absent and have no default. */
    List<Problem> missing(boolean basedOnNeeded, boolean contentNeeded) {
        var problems = new ArrayList<Problem>();
        if (visit == null) problems.add(SyncProblems.missing("visit"));
        if (basedOnNeeded && basedOn == null) problems.add(SyncProblems.missing("basedOn"));
        if (!contentNeeded) return problems;
        if (point == null) problems.add(SyncProblems.missing("point"));
        if (mediators != null && mediators.contains(null)) problems.add(SyncProblems.missing("mediators"));
        for (int i = 0; requests != null && i < requests.size(); i++) {
            var request = requests.get(i);
            if (request == null || request.request == null)
                problems.add(SyncProblems.missing("requests[" + i + "].request"));
        }
        return problems;
    }

    /**
     * The visit that one wants; call it only when nothing is {@link #missing}.
     *
     * @param began start, by a clock that was put right
     */
    Visit toVisit(Direction usual, Instant began) {
        return new Visit(
                id(visit),
                NONE,
                id(point),
                LocalDate.EPOCH,
                began,
                presence == null ? DESK : presence,
                direction == null ? usual : direction,
                mediators == null
                        ? List.of()
                        : mediators.stream().map(VisitPayload::id).toList(),
                persons == null ? 1 : persons,
                ageBand,
                gender,
                situation,
                commune,
                language,
                firstVisit,
                partner,
                null,
                requests == null
                        ? List.of()
                        : requests.stream().map(VisitPayload::request).toList(),
                version());
    }

    UUID id() {
        return id(visit);
    }

    int version() {
        return basedOn == null ? 0 : basedOn;
    }

    private static UUID id(@Nullable UUID id) {
        return id == null ? NONE : id;
    }

    private static Visit.Request request(@Nullable RequestPayload given) {
        if (given == null) throw new IllegalArgumentException("a request is missing");
        return new Visit.Request(
                id(given.request),
                given.theme == null ? "" : given.theme,
                given.operator,
                given.level == null ? "" : given.level,
                given.result == null ? "" : given.result,
                given.blocker,
                given.minutes == null ? MINUTES : given.minutes,
                given.support,
                given.autonomy,
                given.device,
                given.note);
    }
}
