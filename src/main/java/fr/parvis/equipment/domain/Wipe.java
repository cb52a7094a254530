// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import java.util.List;

/**
 * Erasure of the data of an item.
 *
 * @param tool the program, with its version
 * @param disk the serial number of what they were on
 */
public record Wipe(String method, String tool, String disk) {
    public static final List<String> METHODS =
            List.of("overwritten", "crypto", "factory-reset", "disk-removed", "disk-destroyed");
}
