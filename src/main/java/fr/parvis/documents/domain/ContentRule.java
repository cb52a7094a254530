// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.pdfbox.io.RandomAccessRead;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rule of which files may be uploaded: PDF, JPEG and PNG, recognised by their content, whatever the name or the sender says. The refusal
 * names other common formats, so that one knows what to do. Archives are never opened.
 */
@Component
class ContentRule {
    private final PdfRule pdf;
    private final PictureRule pictures;

    ContentRule(PdfRule pdf, PictureRule pictures) {
        this.pdf = pdf;
        this.pictures = pictures;
    }

    ContentCheck check(RandomAccessRead file) throws IOException {
        if (file.length() == 0) return ContentCheck.refused("empty");
        var kind = kind(file);
        if (kind == null) return ContentCheck.refused(other(head(file)));
        return switch (kind) {
            case PDF -> pdf.check(file);
            case JPEG -> pictures.jpeg(file);
            case PNG -> pictures.png(file);
        };
    }

    /** Kind of a file by its first bytes; null for a kind that is not accepted. */
    static @Nullable Kind kind(RandomAccessRead file) throws IOException {
        var head = head(file);
        if (begins(head, 0, "%PDF-")) return Kind.PDF;
        if (begins(head, 0, "\u00ff\u00d8\u00ff")) return Kind.JPEG;
        return begins(head, 0, "\u0089PNG\r\n\u001a\n") ? Kind.PNG : null;
    }

    private static byte[] head(RandomAccessRead file) throws IOException {
        var head = new byte[(int) Math.min(512, file.length())];
        file.seek(0);
        file.readFully(head);
        return head;
    }

    private static String other(byte[] head) {
        if (begins(head, 0, "PK\u0003\u0004") || begins(head, 0, "PK\u0005\u0006"))
            return has(head, "[Content_Types].xml")
                            || has(head, "mimetypeapplication/vnd.oasis")
                            || has(head, "word/")
                            || has(head, "xl/")
                    ? "office"
                    : "archive";
        if (begins(head, 0, "\u00d0\u00cf\u0011\u00e0")) return "office";
        if (begins(head, 0, "Rar!")
                || begins(head, 0, "7z\u00bc\u00af")
                || begins(head, 0, "\u001f\u008b")
                || begins(head, 0, "BZh")) return "archive";
        if (begins(head, 4, "ftyphei")
                || begins(head, 4, "ftyphev")
                || begins(head, 4, "ftypmif1")
                || begins(head, 4, "ftypavif")) return "heic";
        if (begins(head, 0, "RIFF") && begins(head, 8, "WEBP")) return "webp";
        if (begins(head, 0, "II*\0") || begins(head, 0, "MM\0*")) return "tiff";
        if (begins(head, 0, "MZ") || begins(head, 0, "\u007fELF") || begins(head, 0, "#!")) return "program";
        var text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (text.contains("<!doctype html")
                || text.contains("<html")
                || text.contains("<script")
                || text.contains("<svg")) return "web-page";
        return "unknown";
    }

    private static boolean begins(byte[] bytes, int at, String signs) {
        if (bytes.length < at + signs.length()) return false;
        for (int i = 0; i < signs.length(); i++) if ((bytes[at + i] & 0xff) != signs.charAt(i)) return false;
        return true;
    }

    private static boolean has(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }
}
