// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import org.jspecify.annotations.Nullable;

/**
 * A sheet that is ready.
 *
 * @param pdf its address
 * @param again address of its form
 * @param code of the card; null when there is none
 * @param card address of what it leads to
 */
public record PrintedPage(
        String pdf,
        String again,
        String language,
        @Nullable String code,
        @Nullable String card,
        String back,
        String backLabel) {}
