// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.shell.Option;
import java.util.List;

/** Crews of tours, and the form for the next crew. */
public record CrewsPage(
        RoundForm form,
        List<Option> tours,
        List<Option> people,
        List<Option> days,
        List<Option> rhythms,
        List<Row> rows,
        int total,
        int number,
        int pages) {
    public record Row(String id, String tour, String when, String days, String members) {}

    public String at(int page) {
        return CrewsController.ADDRESS + "?page=" + page;
    }
}
