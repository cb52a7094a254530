// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import java.util.List;

/**
 * Page of the network's stock, by association that has some.
 *
 * @param heads names of the states
 */
public record NetworkStockPage(List<String> heads, List<Row> rows, List<String> totals, int page, int pages) {
    public record Row(String association, List<String> numbers) {}
}
