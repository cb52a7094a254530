// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of a learner.
 *
 * @param begun whether there is one: else it begins with the first assessment
 * @param code of a card that is at hand, as it is typed; null for a person without one
 * @param personHref the person's file, for an account that may read it
 * @param points points where an assessment may be counted
 * @param joinable cards at hand whose path is nobody's, for a person
 * @param joined addresses of the paths of cards that are this person's, too
 * @param days days of the assessments, the latest first
 */
public record PathPage(
        String here,
        boolean begun,
        String name,
        String lead,
        @Nullable String code,
        @Nullable String personHref,
        List<Option> points,
        String point,
        String person,
        List<Option> joinable,
        List<String> joined,
        List<Step> steps,
        List<String> days) {

    /**
     * A gesture.
     *
     * @param then null when it was never tried
     * @param now null when it was tried once
     */
    public record Step(
            String code,
            String label,
            String picture,
            @Nullable Seen then,
            @Nullable Seen now) {}

    /** Manner in which it was done, and when. */
    public record Seen(String level, String label, String icon, String day) {}
}
