// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import java.util.List;

/** Condition that a fact must meet to count. */
public sealed interface Condition {
    Dimension dimension();

    /**
     * One of these codes; the empty one stands for "not said".
     *
     * @param codes one at least
     */
    record OneOf(Dimension dimension, List<String> codes) implements Condition {
        public OneOf {
            codes = List.copyOf(codes);
            if (codes.isEmpty()) throw new IllegalArgumentException("no code of " + dimension);
        }
    }

    /** Whatever it is, it was said. */
    record Said(Dimension dimension) implements Condition {}
}
