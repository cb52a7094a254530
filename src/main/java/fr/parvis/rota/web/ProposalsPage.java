// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Option;
import java.util.List;

/** The form, and what was proposed lately. */
public record ProposalsPage(FilledForm filled, List<Option> choices, List<Row> rows) {
    public record Row(String href, String when, String state) {}
}
