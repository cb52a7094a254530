// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.shell.Option;
import java.util.List;

/** The sectors of the association. */
public record SectorsPage(RoundForm form, List<Option> partners, List<Row> rows) {
    public record Row(String id, String name, String partner, boolean open) {}
}
