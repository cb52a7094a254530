// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature;

/**
 * Parts of an act that decide how it counts outside. An empty part is unknown.
 *
 * @param theme code of a theme, never of a family
 */
public record Act(String theme, String operator, String presence, String level) {
    public Act(String theme, String operator, String level) {
        this(theme, operator, "", level);
    }
}
