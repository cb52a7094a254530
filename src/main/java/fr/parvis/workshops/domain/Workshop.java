// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import java.util.List;
import java.util.UUID;

/**
 * A workshop of the catalogue.
 *
 * @param minutes of one session
 * @param gestures codes of the gestures that it trains
 * @param material where what one needs lies
 * @param closed whether new cycles of it may not be made any more
 */
public record Workshop(
        UUID id,
        String title,
        String goals,
        int minutes,
        List<String> gestures,
        String material,
        boolean closed,
        int version) {}
