// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import fr.parvis.network.Point;
import fr.parvis.shell.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sheet on paper. */
public interface SheetPaper {

    /**
     * Source of a sheet.
     *
     * @param steps next steps, each a short line
     * @param met things done, on that day
     * @param card null when none goes with the sheet
     */
    record Sheet(
            PrintSheet.Command asked,
            List<String> steps,
            List<Stop.Met> met,
            LocalDate day,
            Point point,
            Language language,
            LocalDate today,
            @Nullable Card card) {}

    /** @param code as it is typed */
    record Card(String code, LocalDate until) {}

    /** Whether all letters of a text are in the fonts of papers. */
    boolean draws(String text);

    /** Nothing when it would need a second page. */
    Optional<byte[]> draw(Sheet sheet);
}
