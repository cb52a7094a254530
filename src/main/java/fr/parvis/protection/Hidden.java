// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection;

import java.util.BitSet;
import java.util.List;

/**
 * Hidden cells of a release.
 *
 * @param cells numbers of the hidden cells
 * @param unprotected small counts that could not be protected, because what would have to be hidden is known already: the release must
 *     not be published
 */
public record Hidden(BitSet cells, List<Integer> unprotected) {

    public boolean holds(int cell) {
        return cells.get(cell);
    }

    /** Whether the release may be published. */
    public boolean isSafe() {
        return unprotected.isEmpty();
    }
}
