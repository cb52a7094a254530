// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.shell.FilledForm;
import java.util.List;

/**
 * A walk being put right, with what it said before.
 *
 * @param cancelling the form that takes it back
 * @param photos address of the photo of each sighting; empty: it has none
 * @param why whether a reason is asked for
 */
public record WalkPage(
        String id,
        String said,
        boolean why,
        int version,
        RoundForm form,
        FilledForm cancelling,
        WalkChoices choices,
        int sightings,
        List<String> photos,
        List<Before> before) {
    public record Before(String when, String who, String said, String reason) {}
}
