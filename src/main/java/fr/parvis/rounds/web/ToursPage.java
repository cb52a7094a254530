// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All tours with their next halt. */
public record ToursPage(List<Row> rows, boolean edits, int total, int number, int pages) {
    /** @param next "jeudi 26 novembre 2026, 9 h – 12 h, Place du marché"; null when it stops no more */
    public record Row(
            String id,
            String name,
            String point,
            String vehicle,
            String partner,
            int stops,
            @Nullable String next,
            boolean over) {}

    public String at(int page) {
        return ToursController.ADDRESS + "?page=" + page;
    }
}
