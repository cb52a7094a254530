// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/** Rounds of doors: those that are planned, and a new one. */
public record DoorRoundsPage(
        List<Round> rounds,
        String round,
        String day,
        String today,
        String sector,
        List<Option> sectors,
        List<Candidate> candidates,
        Problems problems) {

    /** One that is planned. */
    public record Round(String href, String day, String text) {}

    /** A household that a walk is for. */
    public record Candidate(String id, String code, String days, String place, String why, boolean chosen) {}
}
