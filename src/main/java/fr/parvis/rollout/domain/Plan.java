// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A digital point that the network plans to open.
 *
 * @param runBy the association that will run it; null while it is not decided
 * @param devices number that it is to have; {@code devicesIn} of them are there
 * @param staff number that it needs; {@code trained} of them are trained
 * @param kept criteria that it keeps; {@code missing} those it does not; of the others nobody knows yet
 * @param plannedOn the first plan
 * @param expectedOn after all delays
 * @param point point that was made of it
 */
public record Plan(
        UUID id,
        String name,
        String insee,
        @Nullable UUID runBy,
        String partner,
        String budgetLine,
        int devices,
        int devicesIn,
        int staff,
        int trained,
        Set<String> kept,
        Set<String> missing,
        LocalDate plannedOn,
        LocalDate expectedOn,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate givenUpOn,
        @Nullable UUID point,
        int version) {

    public static final List<String> CRITERIA = List.of(
            "premises",
            "accessible",
            "private-corner",
            "connection",
            "devices",
            "trained-staff",
            "hours",
            "partner-signed");

    /** State of a plan; computed, never stored. */
    public enum State {
        LATE,
        EXPECTED,
        OPEN,
        GIVEN_UP
    }

    public State state(LocalDate today) {
        if (openedOn != null) return State.OPEN;
        if (givenUpOn != null) return State.GIVEN_UP;
        return expectedOn.isBefore(today) || expectedOn.isAfter(plannedOn) ? State.LATE : State.EXPECTED;
    }

    /** Days from the first plan to the opening, or to the day it is expected on, today at the earliest; below zero when it is earlier. */
    public long daysLate(LocalDate today) {
        var until = openedOn != null ? openedOn : expectedOn.isBefore(today) ? today : expectedOn;
        return ChronoUnit.DAYS.between(plannedOn, until);
    }
}
