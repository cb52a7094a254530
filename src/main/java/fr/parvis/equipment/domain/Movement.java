// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Move of an item, as it happened.
 *
 * @param by the account that noted it
 * @param point point where it was then
 * @param partner partner that repairs it outside
 * @param wipe erasure of its data
 */
public record Movement(
        UUID id,
        Move kind,
        Instant at,
        UUID by,
        UUID point,
        @Nullable UUID partner,
        @Nullable Wipe wipe) {}
