package fr.parvis.network.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a point shows.
 *
 * @param name of the known point; nothing for a new one
 * @param associations to choose from; none when one's own is meant
 * @param communes to choose from, when the name means several
 * @param conflicts what somebody else changed meanwhile; empty when nobody did
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
        List<Conflict> conflicts) {

    /**
     * A fact that somebody else changed.
     *
     * @param typed what was typed here, when it was changed here too; else theirs is taken
     */
    public record Conflict(
            String fact, String theirs, @Nullable String typed) {}
}
