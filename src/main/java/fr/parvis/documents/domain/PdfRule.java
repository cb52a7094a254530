// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rule of which PDF may be uploaded: one that opens, without a password, and that only shows. Scripts, programs to launch, embedded files
 * and forms that compute are refused by what each object says once it is parsed, so that no other spelling hides it.
 */
@Component
class PdfRule {
    private static final int OBJECTS = 200_000;
    private static final int PAGES = 500;
    private static final int DEPTH = 100;

    /** Bytes that PDFBox may keep of its output; it writes none here. */
    private static final long MEMORY = 16L << 20;

    private static final COSName JS = COSName.getPDFName("JS");
    private static final COSName EF = COSName.getPDFName("EF");
    private static final COSName EMBEDDED_FILES = COSName.getPDFName("EmbeddedFiles");
    private static final COSName RICH_MEDIA = COSName.getPDFName("RichMedia");
    private static final COSName RICH_MEDIA_CONTENT = COSName.getPDFName("RichMediaContent");
    private static final COSName XFA = COSName.getPDFName("XFA");
    private static final Set<String> ACTIVE_SUBTYPES = Set.of("RichMedia", "Screen", "Movie", "3D");

    /** Names of actions, and the end of the message key of why each is refused. */
    private static final Map<String, String> ACTIONS = Map.of(
            "JavaScript", "pdf-script",
            "Launch", "pdf-launch",
            "ImportData", "pdf-launch",
            "SubmitForm", "pdf-sends",
            "GoToE", "pdf-files",
            "Rendition", "pdf-media",
            "Movie", "pdf-media",
            "Sound", "pdf-media");

    ContentCheck check(RandomAccessRead file) throws IOException {
        var swollen = PdfBombCheck.check(file);
        if (swollen) return ContentCheck.refused("pdf-swollen");
        file.seek(0);
        try (var pdf = open(file)) {
            var document = pdf.getDocument();
            if (document.getXrefTable().size() > OBJECTS) return ContentCheck.refused("pdf-swollen");
            int pages = pdf.getNumberOfPages();
            if (pages == 0) return ContentCheck.refused("pdf-broken");
            if (pages > PAGES) return ContentCheck.refused("pdf-pages", PAGES);
            var why = active(document);
            return why == null ? new ContentCheck.Accepted(Kind.PDF, pages) : ContentCheck.refused(why);
        } catch (InvalidPasswordException e) {
            return ContentCheck.refused("pdf-password");
        } catch (IOException | RuntimeException e) {
            return ContentCheck.refused("pdf-broken");
        } catch (OutOfMemoryError | StackOverflowError e) {
            // the parsed document is garbage by now: other requests go on
            return ContentCheck.refused("pdf-swollen");
        }
    }

    static PDDocument open(RandomAccessRead file) throws IOException {
        return Loader.loadPDF(file, MemoryUsageSetting.setupMainMemoryOnly(MEMORY).streamCache);
    }

    /** The first thing in it that does more than show. */
    private static @Nullable String active(COSDocument document) {
        var trailer = document.getTrailer();
        var why = trailer == null ? null : inside(trailer);
        for (var key : new ArrayList<>(document.getXrefTable().keySet())) {
            if (why != null) return why;
            var object = document.getObjectFromPool(key);
            var base = object == null ? null : object.getObject();
            if (base != null) why = inside(base);
        }
        return why;
    }

    private record At(COSBase base, int depth) {}

    /** Other objects are met on their own. */
    private static @Nullable String inside(COSBase root) {
        var todo = new ArrayDeque<At>();
        todo.add(new At(root, 0));
        while (!todo.isEmpty()) {
            var at = todo.poll();
            if (at.depth > DEPTH) return "pdf-swollen";
            switch (at.base) {
                case COSDictionary dictionary -> {
                    var why = said(dictionary);
                    if (why != null) return why;
                    for (var value : dictionary.getValues())
                        if (!(value instanceof COSObject)) todo.add(new At(value, at.depth + 1));
                }
                case COSArray array -> {
                    for (int i = 0; i < array.size(); i++) {
                        var value = array.get(i);
                        if (value != null && !(value instanceof COSObject)) todo.add(new At(value, at.depth + 1));
                    }
                }
                default -> {}
            }
        }
        return null;
    }

    private static @Nullable String said(COSDictionary dictionary) {
        if (dictionary.containsKey(JS)) return "pdf-script";
        var action = dictionary.getNameAsString(COSName.S);
        var why = action == null ? null : ACTIONS.get(action);
        if (why != null) return why;
        if (dictionary.containsKey(EF) || dictionary.containsKey(EMBEDDED_FILES)) return "pdf-files";
        if (dictionary.containsKey(XFA)) return "pdf-form";
        var subtype = dictionary.getNameAsString(COSName.SUBTYPE);
        if (dictionary.containsKey(RICH_MEDIA)
                || dictionary.containsKey(RICH_MEDIA_CONTENT)
                || subtype != null && ACTIVE_SUBTYPES.contains(subtype)) return "pdf-media";
        return subtype != null && subtype.equals("FileAttachment") ? "pdf-files" : null;
    }
}
