// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain.reading;

import fr.parvis.files.table.Cell;
import fr.parvis.files.table.Workbook;
import fr.parvis.files.table.WorkbookLimits;
import fr.parvis.files.table.WorkbookProblem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Rows of the first sheet of a workbook, as they come. */
final class WorkbookRows {
    /** Texts of 50,000 households are about 15 million letters, and all held at once while the rows pass. */
    private static final WorkbookLimits LIMITS =
            new WorkbookLimits(300L << 20, 300, 200, 1_000, 20_000, 40_000_000, 1_000_000, 16_000_000, 12_000_000);

    private WorkbookRows() {}

    static void read(byte[] file, FileRows.Taker taker) throws Unreadable {
        try (var book = Workbook.open(file, LIMITS)) {
            book.turnTo(0);
            while (book.next()) taker.take(book.line(), cells(book));
        } catch (WorkbookProblem e) {
            throw problem(e);
        }
    }

    private static Unreadable problem(WorkbookProblem e) {
        return switch (e.kind()) {
            case BROKEN -> new Unreadable(FileFault.BROKEN_WORKBOOK);
            case LONG_CELL -> new Unreadable(FileFault.LONG_CELL, e.where(), LIMITS.cellLetters());
            case LONG_ROW -> new Unreadable(FileFault.LONG_ROW, e.where(), LIMITS.rowLetters());
            case TOO_MANY_SHEETS -> new Unreadable(FileFault.TOO_MANY_SHEETS, LIMITS.sheets());
            case ARCHIVE -> new Unreadable(FileFault.ARCHIVE);
            case OPEN_DOCUMENT -> new Unreadable(FileFault.OPEN_DOCUMENT);
            case SWOLLEN -> new Unreadable(FileFault.SWOLLEN);
            case BUSY -> new Unreadable(FileFault.BUSY);
        };
    }

    private static List<String> cells(Workbook book) {
        var cells = new ArrayList<String>(book.size());
        for (int i = 0; i < book.size(); i++) cells.add(text(book.cell(i)).strip());
        return cells;
    }

    private static String text(Cell cell) {
        // the result of a formula may come from anywhere: it is read as a formula, and refused at its cell
        if (cell.formula() != null) return "=" + cell.formula();
        return switch (cell.kind()) {
            case NUMBER -> number(new BigDecimal(cell.text()));
            case BOOLEAN -> cell.text().strip().equals("1") ? "oui" : "non";
            case TEXT -> cell.text();
        };
    }

    /** A workbook keeps 45.1 as 45.10000000000001. */
    private static String number(BigDecimal number) {
        var plain = number.scale() > 2 ? number.setScale(2, RoundingMode.HALF_UP) : number;
        return plain.stripTrailingZeros().toPlainString();
    }
}
