// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Words that people say, and what the guide calls it.
 *
 * @param said one word or a few, such as "papi" or "coupé le courant"
 * @param means words of the guide, such as "grand-parent"
 * @param shipped whether it came with the product
 */
public record PlainWord(UUID id, String said, String means, boolean shipped, Instant addedAt) {
    public static final int LONGEST_SAID = 60;
    public static final int LONGEST_MEANS = 120;
}
