// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Point where somebody worked last, as the module of what they do there knows it: other pages open at the same point. */
public interface LastPlace {
    /** The point, within a month before that day. */
    Optional<UUID> of(UUID account, LocalDate day);
}
