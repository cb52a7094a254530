// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain.trial;

import fr.parvis.files.table.WorkbookFuzz;
import fr.parvis.intake.domain.reading.FileRows;
import fr.parvis.intake.domain.reading.Unreadable;

/** Hostile workbooks against the reader of lists: its last line is one JSON object. */
public final class WorkbookTrial {
    private static final int MOST_LINES = 50_000;

    private WorkbookTrial() {}

    /** @param words number of files, then the first seed */
    public static void main(String[] words) {
        var found = WorkbookFuzz.run(Long.parseLong(words[1]), Integer.parseInt(words[0]), WorkbookTrial::read);
        System.err.print(found.first());
        System.out.println(found.json("workbook-fuzz-lists"));
    }

    private static boolean read(byte[] file) {
        try {
            FileRows.read(file, MOST_LINES, (line, cells) -> {});
            return true;
        } catch (Unreadable e) {
            return false;
        }
    }
}
