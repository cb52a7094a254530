// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature;

import java.util.List;

/**
 * Translation of an act, or a code, in an outside list.
 *
 * @param targets codes of the outside list; none when it has no place there
 * @param confirmed whether the network's head, or the list's own rule, stands for it
 */
public record Translation(List<String> targets, boolean confirmed, String note) {
    public Translation {
        targets = List.copyOf(targets);
    }
}
