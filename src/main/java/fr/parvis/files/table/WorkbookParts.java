// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import fr.parvis.files.table.WorkbookProblem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The zip of a workbook: few parts, each once, stored or deflated. Its sizes are not believed. */
final class WorkbookParts implements AutoCloseable {
    /** A workbook of three hundred sheets, each with a drawing, has about so many. */
    private static final int MOST = 2_000;

    private static final int LONGEST_NAME = 512;

    private final ZipFile zip;

    private WorkbookParts(ZipFile zip) {
        this.zip = zip;
    }

    static WorkbookParts of(byte[] file) throws WorkbookProblem, IOException {
        // counted before a directory of them is made
        if (listed(file) > MOST) throw new WorkbookProblem(Kind.SWOLLEN);
        var zip = ZipFile.builder().setByteArray(file).get();
        try {
            Set<String> names = new HashSet<>();
            for (var all = zip.getEntries(); all.hasMoreElements(); ) {
                var name = all.nextElement().getName();
                if (name.length() > LONGEST_NAME || !names.add(name)) throw new WorkbookProblem(Kind.BROKEN);
            }
            if (!names.contains(XlsxWorkbook.MAIN_PART) && !names.contains(OdsWorkbook.PART))
                throw new WorkbookProblem(Kind.ARCHIVE);
            return new WorkbookParts(zip);
        } catch (WorkbookProblem | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static int listed(byte[] file) {
        int n = 0;
        for (int i = 0; i + 3 < file.length; i++)
            if (file[i] == 'P' && file[i + 1] == 'K' && file[i + 2] == 1 && file[i + 3] == 2) n++;
        return n;
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** Nothing when there is no such part. */
    @Nullable
    InputStream find(String name) throws WorkbookProblem, IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) return null;
        int method = entry.getMethod();
        if ((method != ZipEntry.STORED && method != ZipEntry.DEFLATED) || !zip.canReadEntryData(entry))
            throw new WorkbookProblem(Kind.BROKEN);
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
