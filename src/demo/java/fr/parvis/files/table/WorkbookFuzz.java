// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import java.util.Locale;

/** Gives hostile workbooks to a reader and counts what it does not survive. */
public final class WorkbookFuzz {
    private static final long HANG = 20_000_000_000L;

    /** A reader as it is used: it answers, whatever the file is. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Reads a file.
         *
         * @return whether it was one that can be read
         */
        boolean read(byte[] file) throws Exception;
    }

    /**
     * Workbooks that went wrong.
     *
     * @param first list of the first failures
     */
    public record Found(int files, int read, int crashes, int outOfMemory, int hangs, double slowest, String first) {
        public String json(String name) {
            return String.format(
                    Locale.ROOT,
                    "{\"benchmark\": \"%s\", \"files\": %d, \"crashes\": %d, \"out_of_memory\": %d, \"hangs\": %d,"
                            + " \"read\": %d, \"slowest_s\": %.1f, \"heap_mb\": %d}",
                    name,
                    files,
                    crashes,
                    outOfMemory,
                    hangs,
                    read,
                    slowest,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    private WorkbookFuzz() {}

    public static Found run(long seed, int files, Reader reader) {
        int read = 0;
        int crashes = 0;
        int outOfMemory = 0;
        int hangs = 0;
        double slowest = 0;
        var first = new StringBuilder();
        for (int i = 0; i < files; i++) {
            var hostile = HostileWorkbook.of(seed + i);
            String wrong = null;
            long begun = System.nanoTime();
            try {
                if (reader.read(hostile.bytes())) read++;
            } catch (OutOfMemoryError e) {
                outOfMemory++;
                wrong = e.toString();
            } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                crashes++;
                wrong = e + " at " + (e.getStackTrace().length == 0 ? "" : e.getStackTrace()[0]);
            }
            long took = System.nanoTime() - begun;
            slowest = Math.max(slowest, took / 1e9);
            if (took > HANG) hangs++;
            if (wrong != null && first.length() < 2000)
                first.append(seed + i)
                        .append(' ')
                        .append(hostile.kind())
                        .append(' ')
                        .append(wrong)
                        .append('\n');
        }
        return new Found(files, read, crashes, outOfMemory, hangs, slowest, first.toString());
    }
}
