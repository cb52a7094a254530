// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.shell.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers and columns as pages and files of the coverage write them. */
final class CoverageWords {
    private CoverageWords() {}

    static String percent(@Nullable Double share) {
        return share == null ? t("coverage.no-share") : Words.percent(share, 1);
    }

    static String kilometres(@Nullable Double kilometres) {
        return kilometres == null ? "" : t("coverage.kilometres", Words.number(kilometres));
    }

    /** Number as a French spreadsheet reads it. */
    static String plain(double value) {
        return String.format(Locale.FRANCE, "%.1f", value);
    }

    /** First row of a file. */
    static List<String> columns(String... names) {
        return Stream.of(names).map(name -> t("coverage.csv." + name)).toList();
    }
}
