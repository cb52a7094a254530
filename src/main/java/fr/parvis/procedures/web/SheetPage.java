// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import fr.parvis.procedures.domain.Sheet;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sheet.
 *
 * @param edition of the guide: when it was imported, and how many sheets it has
 * @param warning note that it is old
 * @param chapters the text, cut at its headings
 * @param visits visits of today on whose sheet it can be put
 */
public record SheetPage(
        Sheet sheet,
        String path,
        String date,
        String official,
        @Nullable String edition,
        @Nullable String warning,
        List<Chapter> chapters,
        List<Note> notes,
        List<Put> visits,
        boolean writes,
        String typed,
        Problems problems) {

    /** @param title empty for what stands before the first heading */
    public record Chapter(String title, List<Part> parts) {}

    /** @param old whether it names an amount, and the sheet is old */
    public record Part(String kind, int level, String text, List<String> items, boolean old) {}

    /** @param remove address that removes it; null without the right */
    public record Note(String text, String whose, @Nullable String remove) {}

    /** A visit, and where the sheet is put on its person's sheet. */
    public record Put(String label, String action) {}
}
