// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reason of an appointment.
 *
 * @param minutes duration in minutes, in steps of five
 * @param noticeDays least number of days ahead that the public books
 * @param aheadDays greatest number of days ahead that it is booked
 * @param pair whether two mediators are needed
 * @param byPublic whether the public books it without the team
 * @param atHome whether the mediator goes to the person; the public does not book it
 * @param seats number of persons at once; 1 for an appointment of one's own
 * @param papers papers to bring, one a line
 */
public record Motive(
        UUID id,
        String label,
        int minutes,
        int noticeDays,
        int aheadDays,
        boolean pair,
        boolean byPublic,
        String papers,
        boolean closed,
        int version,
        boolean atHome,
        int seats) {
    public static final int LONGEST_LABEL = 60;
    public static final int LONGEST_PAPERS = 500;

    private static final int FEWEST_MINUTES = 10;
    private static final int MOST_MINUTES = 240;
    private static final int STEP = 5;
    private static final int MOST_SEATS = 20;
    private static final int MOST_NOTICE = 60;
    static final int MOST_AHEAD = 180;

    /** Motive of appointments at a point. */
    public Motive(
            UUID id,
            String label,
            int minutes,
            int noticeDays,
            int aheadDays,
            boolean pair,
            boolean byPublic,
            String papers,
            boolean closed,
            int version) {
        this(id, label, minutes, noticeDays, aheadDays, pair, byPublic, papers, closed, version, false, 1);
    }

    /** Whether several persons come at once. */
    public boolean isShared() {
        return seats > 1;
    }

    public int together() {
        return pair ? 2 : 1;
    }

    /** The last day that is booked. */
    LocalDate last(LocalDate today) {
        return today.plusDays(aheadDays);
    }

    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (label.isBlank()) problems.add(Problem.of("label", "appointments.problem.label"));
        if (label.length() > LONGEST_LABEL)
            problems.add(Problem.of("label", "appointments.problem.long", LONGEST_LABEL));
        if (minutes < FEWEST_MINUTES || minutes > MOST_MINUTES || minutes % STEP != 0)
            problems.add(Problem.of("minutes", "appointments.problem.minutes", FEWEST_MINUTES, MOST_MINUTES));
        if (noticeDays < 0 || noticeDays > MOST_NOTICE)
            problems.add(Problem.of("noticeDays", "appointments.problem.notice", MOST_NOTICE));
        if (aheadDays < 1 || aheadDays > MOST_AHEAD)
            problems.add(Problem.of("aheadDays", "appointments.problem.ahead", MOST_AHEAD));
        else if (aheadDays < noticeDays)
            problems.add(Problem.of("aheadDays", "appointments.problem.ahead-before-notice"));
        if (seats < 1 || seats > MOST_SEATS)
            problems.add(Problem.of("seats", "appointments.problem.seats", MOST_SEATS));
        else if (atHome && seats > 1) problems.add(Problem.of("seats", "appointments.problem.home-for-one"));
        if (atHome && byPublic) problems.add(Problem.of("byPublic", "appointments.problem.home-by-public"));
        if (papers.length() > LONGEST_PAPERS)
            problems.add(Problem.of("papers", "appointments.problem.long", LONGEST_PAPERS));
        return problems;
    }
}
