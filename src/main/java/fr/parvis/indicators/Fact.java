// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Fact that is counted: a kind of act, without persons and without notes, and how it can be split. */
public enum Fact {
    /** One person, couple or family helped once. */
    VISIT(
            Dimension.POINT,
            Dimension.DEPARTMENT,
            Dimension.COMMUNE,
            Dimension.TEAM,
            Dimension.HOME_COMMUNE,
            Dimension.HOME_DEPARTMENT,
            Dimension.PRESENCE,
            Dimension.DIRECTION,
            Dimension.PARTNER,
            Dimension.AGE_BAND,
            Dimension.GENDER,
            Dimension.SITUATION,
            Dimension.LANGUAGE,
            Dimension.FIRST_VISIT),
    /** One request met in a visit; splits as its visit does, too. */
    REQUEST(
            VISIT,
            Dimension.THEME,
            Dimension.FAMILY,
            Dimension.OPERATOR,
            Dimension.LEVEL,
            Dimension.RESULT,
            Dimension.BLOCKER,
            Dimension.SUPPORT,
            Dimension.AUTONOMY,
            Dimension.DEVICE),
    /** Something done without a visitor. */
    ACTIVITY(Dimension.POINT, Dimension.DEPARTMENT, Dimension.COMMUNE, Dimension.ACTIVITY, Dimension.PARTNER),
    /** A ticket of the queue that came to its end; kept as long as tickets are. */
    TICKET(
            Dimension.POINT,
            Dimension.DEPARTMENT,
            Dimension.COMMUNE,
            Dimension.TICKET_END,
            Dimension.TICKET_REASON,
            Dimension.WAITED),
    /** A call of the network's line, of no point. */
    CALL(Dimension.CALL_RESULT),
    /** Something that happened to an item. */
    MOVEMENT(Dimension.POINT, Dimension.DEPARTMENT, Dimension.COMMUNE, Dimension.ITEM, Dimension.MOVEMENT),
    /** An appointment that was not cancelled, also one to come; kept as long as appointments are. */
    APPOINTMENT(Dimension.POINT, Dimension.DEPARTMENT, Dimension.COMMUNE, Dimension.APPOINTMENT_STATE),
    /** Digital gestures of one person looked at on one day; kept as long as the learner is. */
    ASSESSMENT(Dimension.POINT, Dimension.DEPARTMENT, Dimension.COMMUNE),
    /** A home visited for its energy; kept as long as its case is. */
    HOME(Dimension.POINT, Dimension.DEPARTMENT, Dimension.COMMUNE),
    /** An attempt to reach a household of a partner's list, of no point; kept as long as the list is. */
    CONTACT(Dimension.CHANNEL, Dimension.CONTACT_RESULT);

    /** Facts that the copy and its files hold; rows of the others are deleted with their subject. */
    public static final List<Fact> COPIED = List.of(VISIT, REQUEST, ACTIVITY, TICKET, CALL, MOVEMENT);

    @SuppressWarnings("ImmutableEnumChecker") // wrapped below
    private final Set<Dimension> dimensions;

    Fact(Dimension... more) {
        this(EnumSet.range(Dimension.DAY, Dimension.ASSOCIATION), more);
    }

    Fact(Fact whole, Dimension... more) {
        this(EnumSet.copyOf(whole.dimensions), more);
    }

    Fact(Set<Dimension> all, Dimension... more) {
        all.addAll(Arrays.asList(more));
        this.dimensions = Collections.unmodifiableSet(all);
    }

    /** Whether the copy answers about it; the database answers about all. */
    public boolean isCopied() {
        return COPIED.contains(this);
    }

    /** Whether it says which colleagues had a part in it. */
    public boolean isOfColleagues() {
        return this == VISIT || this == REQUEST || this == ACTIVITY || this == CALL;
    }

    /** Dimensions by which it can be split or filtered, time and association among them. */
    public Set<Dimension> dimensions() {
        return dimensions;
    }
}
