package fr.parvis.workshops.domain;

/** What messages of this module are about. */
public final class EnrolmentKind {
    /** An enrolment, by its identifier. */
    public static final String SEAT = "workshop-seat";

    private EnrolmentKind() {}
}
