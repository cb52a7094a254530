// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Guide for the public of what to bring.
 *
 * @param needs usual needs
 * @param found sheets that answer the words that were typed; null before
 */
public record PublicGuidePage(
        String asked, List<Line> needs, @Nullable List<Line> found) {

    /** A sheet, or a need that leads to one. */
    public record Line(String href, String label) {}
}
