// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import fr.parvis.shell.Option;
import java.util.List;

/** Acts that a contract counts. */
public record ActsPage(
        String base,
        String contract,
        String count,
        String line,
        List<Option> lines,
        String which,
        List<Option> whichs,
        List<Row> rows,
        int page,
        int pages) {

    /** Address of the same list as a file. */
    public String file(String format) {
        return base + "/actes." + format + "?ligne=" + line + "&actes=" + which;
    }

    /** @param href empty where the act was taken back since */
    public record Row(String href, String day, String what, String point, String line, String time, String paid) {}
}
