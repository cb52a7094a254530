// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/** The form, and what was proposed lately. */
public record ProposalsPage(
        String id, String monday, String weeks, List<Option> choices, List<Row> rows, Problems problems) {
    public record Row(String href, String when, String state) {}
}
