// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain.reading;

import fr.parvis.procedures.domain.Sheet;
import fr.parvis.procedures.domain.reading.UnreadableGuide.Why;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads the zip of the official guide sheet by sheet, as it arrives: one sheet is in memory at a time, and nothing is written anywhere. Entries that
 * are no sheets are passed over.
 */
public final class ReadGuide {
    /** Bytes of one sheet; the longest official one has 0.6 million. */
    static final int LONGEST_SHEET = 4_000_000;

    /** Bytes of all entries together; the official guide has 120 million. */
    static final long LONGEST_GUIDE = 1_000_000_000L;

    static final int MOST_ENTRIES = 50_000;

    private ReadGuide() {}

    /**
     * @throws UnreadableGuide when it is no whole zip, or asks for more than a guide needs
     * @throws IOException when the source breaks
     */
    public static void read(InputStream source, Consumer<Sheet> each) throws UnreadableGuide, IOException {
        long read = 0;
        int entries = 0;
        try (var zip = new ZipInputStream(source)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName();
                if (++entries > MOST_ENTRIES) throw new UnreadableGuide(Why.TOO_MANY);
                if (climbs(name)) throw new UnreadableGuide(Why.UNSAFE_NAME, name);
                if (entry.isDirectory()) continue;
                var bytes = zip.readNBytes(LONGEST_SHEET + 1);
                read += bytes.length;
                if (bytes.length > LONGEST_SHEET || read > LONGEST_GUIDE) throw new UnreadableGuide(Why.SWELLS, name);
                var file = name.substring(name.lastIndexOf('/') + 1);
                if (!file.matches("[FN]\\d{1,8}\\.xml")) continue;
                SheetXml.read(new ByteArrayInputStream(bytes), name).ifPresent(each);
            }
        } catch (EOFException e) {
            throw new UnreadableGuide(Why.TRUNCATED);
        } catch (ZipException e) {
            throw new UnreadableGuide(entries == 0 ? Why.NO_ZIP : Why.TRUNCATED);
        }
        if (entries == 0) throw new UnreadableGuide(Why.NO_ZIP);
    }

    private static boolean climbs(String name) {
        return name.startsWith("/") || name.contains("\\") || name.contains(":") || name.contains("..");
    }
}
