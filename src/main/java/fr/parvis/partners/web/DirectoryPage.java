// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import fr.parvis.shell.Option;
import java.util.List;

/**
 * Partners that were looked for.
 *
 * @param shown all, stale or closed
 */
public record DirectoryPage(
        String words,
        String kind,
        List<Option> kinds,
        String shown,
        List<Option> showable,
        List<Row> rows,
        int total,
        int page,
        int pages) {

    /** @param stale day of the last check, when that is more than a year ago */
    public record Row(String name, String href, String about, boolean shared, String stale) {}

    public boolean narrowed() {
        return !words.isEmpty() || !kind.isEmpty() || !shown.equals("all");
    }
}
