// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page of the figures of autonomy.
 *
 * @param days least number of days between the first and the last time
 * @param met null for the whole network, which knows paths alone: then {@code cards} is all of them
 * @param change null as long as it is not told; then {@code why} says why
 * @param declared answers of persons some months after; null where nobody was asked
 * @param hours net change by how long they were helped in between, {@code doses} by how often; nothing where none is told
 * @param reached of those not alone at first, the share alone the second time; with the noise beside it or not at all
 */
public record AutonomyPage(
        String period,
        int days,
        @Nullable String met,
        String cards,
        String persons,
        String others,
        @Nullable Rate change,
        String why,
        @Nullable String bounds,
        @Nullable Rate alone,
        @Nullable Rate reached,
        @Nullable String noise,
        List<Dose> hours,
        List<Dose> doses,
        @Nullable String returns,
        @Nullable String declared,
        List<Seen> seen) {

    /**
     * @param value with its unit
     * @param interval in words
     * @param count number that it stands on, in words
     */
    public record Rate(String value, String interval, String count) {}

    /** A gesture seen during visits, how often at each level; small numbers hidden. */
    public record Seen(String label, String picture, String help, String prompted, String alone) {}

    public record Dose(String label, String value, String interval) {}
}
