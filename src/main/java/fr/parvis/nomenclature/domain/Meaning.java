// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import fr.parvis.nomenclature.Label;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Meaning that the network's head gives a code.
 *
 * @param parent the family of a theme
 * @param labels by language; French is required
 */
public record Meaning(
        @Nullable String parent, int position, Map<String, Label> labels, Map<String, String> attributes) {}
