// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import fr.parvis.files.table.Workbook;
import fr.parvis.files.table.WorkbookLimits;
import fr.parvis.files.table.WorkbookProblem;
import java.io.IOException;
import java.io.PushbackInputStream;

/** Lines of one sheet of an XLSX workbook, as they come: how the operator gives its files out, too. */
final class WorkbookRows implements Rows {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    /** Bytes by which a workbook is told. */
    static final int MARK = 4;

    private static final int MOST_PACKED = 8 << 20;

    /** Three years of half hours are 52,608. */
    private static final int MOST_ROWS = 100_000;

    private static final WorkbookLimits LIMITS =
            new WorkbookLimits(60L << 20, 20, 60, 1_000, 4_000, 12_000_000, 400_000, 4_000_000, 3_000_000);

    private final Workbook book;

    WorkbookRows(Workbook book) {
        this.book = book;
    }

    static boolean isMeant(PushbackInputStream file) throws IOException {
        if (CurveFile.startsWith(file, OLD)) throw new Unreadable.Refusal(Unreadable.file(Fault.OLD_WORKBOOK));
        return CurveFile.startsWith(file, ZIP);
    }

    /** The workbook, which the caller closes. */
    static Workbook open(PushbackInputStream file) throws IOException {
        var bytes = file.readNBytes(MOST_PACKED + 1);
        if (bytes.length > MOST_PACKED) throw new Unreadable.Refusal(Unreadable.file(Fault.TOO_LARGE));
        try {
            return Workbook.open(bytes, LIMITS);
        } catch (WorkbookProblem e) {
            throw refusal(e);
        }
    }

    static Unreadable.Refusal refusal(WorkbookProblem e) {
        return switch (e.kind()) {
            case ARCHIVE -> new Unreadable.Refusal(Unreadable.file(Fault.ARCHIVE));
            case OPEN_DOCUMENT -> new Unreadable.Refusal(Unreadable.file(Fault.OLD_WORKBOOK));
            case BROKEN -> new Unreadable.Refusal(Unreadable.file(Fault.BROKEN_WORKBOOK));
            case SWOLLEN, TOO_MANY_SHEETS -> new Unreadable.Refusal(Unreadable.file(Fault.TOO_LARGE));
            case LONG_CELL, LONG_ROW -> new Unreadable.Refusal(Fault.LONG_CELL, 0, e.where(), "");
            case BUSY -> new Unreadable.Refusal(Unreadable.file(Fault.BUSY));
        };
    }

    @Override
    public boolean next(Row row) {
        row.clear();
        try {
            if (!book.next()) return false;
        } catch (WorkbookProblem e) {
            throw refusal(e);
        }
        if (book.line() > MOST_ROWS) throw new Unreadable.Refusal(Fault.TOO_MANY_ROWS, book.line(), "", "");
        row.line = book.line();
        row.finished = true;
        for (int i = 0; i < book.size(); i++) {
            if (i > 0) add(row, ';');
            var text = book.cell(i).text();
            for (int k = 0; k < text.length(); k++) {
                char c = text.charAt(k);
                add(row, c == ';' ? ',' : c < ' ' ? ' ' : c);
            }
        }
        return true;
    }

    private static void add(Row row, char c) {
        if (!row.add(c)) throw new Unreadable.Refusal(Fault.NOT_A_CURVE, row.line, "", row.shown());
    }
}
