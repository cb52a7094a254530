// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Content of the form of a point.
 *
 * @param name of the known point; null for a new one
 * @param associations to choose from; none when one's own is meant
 * @param communes to choose from, when the name means several
 * @param planned events that cannot take place on days that are closed now, with links; asked once before it is saved
 * @param plannedKey names this list, to be sent back by somebody who has seen it
 * @param conflicts fields that somebody else changed meanwhile
 */
public record PointFormPage(
        PointForm form,
        Problems problems,
        @Nullable String name,
        String action,
        String cancel,
        List<Option> associations,
        List<Option> communes,
        boolean changedMeanwhile,
        List<Conflict> conflicts,
        List<Planned> planned,
        String plannedKey) {

    /** One thing that is planned. */
    public record Planned(String what, String href) {}

    /**
     * A fact that somebody else changed.
     *
     * @param typed value typed here, when it was changed here too; else theirs is taken
     */
    public record Conflict(
            String fact, String theirs, @Nullable String typed) {}
}
