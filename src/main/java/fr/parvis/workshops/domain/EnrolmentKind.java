// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

/** Kind of subject that messages of this module are about: an enrolment. */
public final class EnrolmentKind {
    /** An enrolment, by its identifier. */
    public static final String SEAT = "workshop-seat";

    private EnrolmentKind() {}
}
