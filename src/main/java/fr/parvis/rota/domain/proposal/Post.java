// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.proposal;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import fr.parvis.values.Ids;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One person needed at a point for a stretch of one day; the solver chooses who. */
@PlanningEntity
public class Post {
    @PlanningId
    private String id = "";

    private UUID point = Ids.NIL;
    private LocalDate day = LocalDate.EPOCH;
    private LocalDate nextDay = LocalDate.EPOCH;
    private LocalDate week = LocalDate.EPOCH;
    private int from;
    private int until;
    private Need need = Need.USUAL;

    @PlanningVariable(allowsUnassigned = true)
    private @Nullable Candidate mediator;

    /** Need for the post. */
    public enum Need {
        /** The point's label asks for it. */
        DUTY,
        /** The point is open: somebody must be there. */
        OPEN,
        /** As many as last week. */
        USUAL
    }

    /** Constructor for the solver, which copies. */
    public Post() {}

    Post(String id, UUID point, LocalDate day, int from, int until, Need need) {
        this.id = id;
        this.point = point;
        this.day = day;
        this.nextDay = day.plusDays(1);
        this.week = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        this.from = from;
        this.until = until;
        this.need = need;
    }

    public String getId() {
        return id;
    }

    public UUID getPoint() {
        return point;
    }

    public LocalDate getDay() {
        return day;
    }

    public LocalDate getNextDay() {
        return nextDay;
    }

    public LocalDate getWeek() {
        return week;
    }

    public int getFrom() {
        return from;
    }

    public int getUntil() {
        return until;
    }

    public int getMinutes() {
        return until - from;
    }

    public Need getNeed() {
        return need;
    }

    public @Nullable Candidate getMediator() {
        return mediator;
    }

    public void setMediator(@Nullable Candidate mediator) {
        this.mediator = mediator;
    }

    Candidate who() {
        return Objects.requireNonNull(mediator);
    }

    boolean crosses(Post other) {
        return day.equals(other.day) && from < other.until && other.from < until;
    }
}
