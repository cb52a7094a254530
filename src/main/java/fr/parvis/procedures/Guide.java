// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures;

import java.util.List;

/** The official guide, for modules that lead to its sheets. */
public interface Guide {

    /** A sheet. @param id its number @param answer the sentence that answers first */
    record Found(String id, String title, String answer) {}

    /** The best sheets for what is said, the best first; none without a guide. */
    List<Found> find(String said, int most);
}
