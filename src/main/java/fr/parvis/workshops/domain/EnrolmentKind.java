// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

/** Subject of the messages of this module. */
public final class EnrolmentKind {
    /** An enrolment, by its identifier. */
    public static final String SEAT = "workshop-seat";

    private EnrolmentKind() {}
}
