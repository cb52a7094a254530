// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures;

import fr.parvis.RawDatabase;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.procedures.domain.GuideIndex;
import fr.parvis.procedures.domain.ImportGuide;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zips of sheets for tests: those of the fixture, and ones made up. */
public final class GuideFixtures {
    /** The edition that the whole fixture became; any later import makes another one the last. */
    private static String whole = "";

    private GuideFixtures() {}

    /** The XML of each sheet of the fixture, by the name of its file. */
    public static Map<String, byte[]> sheets() {
        var all = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(GuideFixtures.class.getResourceAsStream("/procedures/sheets.zip"))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                all.put(entry.getName(), zip.readAllBytes());
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A short sheet. */
    public static byte[] sheet(String id, String title, String text) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Publication xmlns:dc=\"http://purl.org/dc/elements/1.1/\" ID=\""
                        + id
                        + "\" type=\"Fiche d'information\"><dc:title>" + title
                        + "</dc:title><dc:date>modified 2026-01-05</dc:date>"
                        + "<FilDAriane><Niveau ID=\"N19810\">Papiers</Niveau></FilDAriane><Introduction><Texte><Paragraphe>"
                        + text
                        + "</Paragraphe></Texte></Introduction></Publication>")
                .getBytes(StandardCharsets.UTF_8);
    }

    public static ImportGuide.Result take(ImportGuide importGuide, byte[] zip) {
        return Asking.as(Scope.network()).call(() -> importGuide.handle(new ByteArrayInputStream(zip), "essai.zip"));
    }

    /** The guide of the fixture, whole, and ready to be searched; it is imported anew only where another edition came in since. */
    public static synchronized void exists(ImportGuide importGuide, GuideIndex index) {
        if (whole.isEmpty() || !whole.equals(lastEdition())) {
            if (take(importGuide, zip(sheets())) instanceof ImportGuide.Result.Refused refused)
                throw new IllegalStateException(refused.toString());
            whole = lastEdition();
        }
        index.refresh();
    }

    private static String lastEdition() {
        try (var database = RawDatabase.asApplication()) {
            return RawDatabase.value(database, "select coalesce(max(number), 0)::text from procedures.edition");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
