// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain.reading;

import java.util.List;

/** The rows of a file, whatever it was written by: text with separators in any encoding, or the first sheet of a workbook. */
public final class FileRows {

    /** Takes one row after the other. */
    @FunctionalInterface
    public interface Taker {
        /**
         * @param line as a spreadsheet counts it, from 1
         * @param cells as they stand; one that holds a formula begins with an equals sign
         */
        void take(int line, List<String> cells) throws Unreadable;
    }

    private FileRows() {}

    /**
     * Reads a file to its end.
     *
     * @param most rows that are not blank, the heading among them
     */
    public static void read(byte[] file, int most, Taker taker) throws Unreadable {
        if (file.length == 0) throw new Unreadable(FileFault.EMPTY);
        refuseOthers(file);
        var counted = new Counted(most, taker);
        if (isWorkbook(file)) WorkbookRows.read(file, counted);
        else TextRows.read(file, counted);
        if (counted.rows == 0) throw new Unreadable(FileFault.EMPTY);
    }

    /** Whether a file begins as a workbook does, whatever its name says. */
    public static boolean isWorkbook(byte[] file) {
        return startsWith(file, 'P', 'K', 3, 4);
    }

    /** Whether the first letters of a file are those of a text in any encoding, and of no web page. */
    public static boolean isText(byte[] file) {
        try {
            refuseOthers(file);
            TextRows.refuseNoText(file);
            return true;
        } catch (Unreadable e) {
            return false;
        }
    }

    /** Blank rows are nobody's; too many are refused before the next is looked at. */
    private static final class Counted implements Taker {
        private final int most;
        private final Taker taker;
        private int rows;

        Counted(int most, Taker taker) {
            this.most = most;
            this.taker = taker;
        }

        @Override
        public void take(int line, List<String> cells) throws Unreadable {
            if (cells.stream().allMatch(String::isBlank)) return;
            if (rows++ == most) throw new Unreadable(FileFault.TOO_MANY_ROWS, most - 1);
            taker.take(line, cells);
        }
    }

    private static void refuseOthers(byte[] file) throws Unreadable {
        if (startsWith(file, '%', 'P', 'D', 'F')) throw new Unreadable(FileFault.PDF);
        if (startsWith(file, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable(FileFault.OLD_WORKBOOK);
        if (startsWith(file, 0x89, 'P', 'N', 'G') || startsWith(file, 0xff, 0xd8, 0xff))
            throw new Unreadable(FileFault.PICTURE);
    }

    private static boolean startsWith(byte[] file, int... head) {
        if (file.length < head.length) return false;
        for (int i = 0; i < head.length; i++) if ((file[i] & 0xff) != head[i]) return false;
        return true;
    }
}
