// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing with a label, as it stands.
 *
 * @param imei of a telephone, or a tablet with a SIM card; empty without, and in lists
 * @param partner partner that gave it
 * @param wiped whether nobody's data can be on it: they were erased since it came in, or it holds none
 */
public record Item(
        UUID id,
        Label label,
        String kind,
        String model,
        @Nullable String serial,
        String imei,
        String origin,
        @Nullable UUID partner,
        UUID point,
        State state,
        boolean wiped,
        int version) {

    public boolean may(Move move) {
        return move.after(state) != null && (wiped || !move.needsWipe());
    }
}
