// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.domain;

import org.jspecify.annotations.Nullable;

/**
 * Place that receives the public: at a point, or at a stop that a tour makes within two weeks.
 *
 * @param insee code of its commune, where it is of one
 * @param name as one reads it
 * @param spot position, where known
 */
public record ServicePoint(
        String insee, String name, @Nullable Spot spot) {}
