// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.PointKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Filter of points; nothing chosen means all.
 *
 * @param text words of the name, the address, the commune or the postcode
 * @param label {@code pand}, {@code france-services}
 * @param department its code
 */
public record PointFilter(
        String text,
        @Nullable PointKind kind,
        @Nullable String label,
        State state,
        @Nullable String department,
        @Nullable UUID association) {

    public static final PointFilter ALL = new PointFilter("", null, null, State.ALL, null, null);

    /** Whether points that receive nobody any more are wanted. */
    public enum State {
        OPEN,
        CLOSED,
        ALL
    }
}
