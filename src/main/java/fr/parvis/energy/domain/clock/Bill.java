// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The bill that is not paid.
 *
 * @param payableBy the limit date written on it; null when it names none
 * @param cents amount asked, in euro cents
 */
public record Bill(
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate payableBy,
        @Nullable Long cents) {}
