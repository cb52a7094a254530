// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.office;

import static fr.parvis.files.office.OfficeFile.escaped;

/** Documents of OpenDocument (ODF 1.3) in French: text, or slides. */
public final class Odf {
    private static final String SPACES =
            " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
                    + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
                    + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:presentation=\"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0\""
                    + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
                    + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.3\"";

    /** Kind of document. */
    public enum Kind {
        TEXT("text"),
        PRESENTATION("presentation");

        private final String name;

        Kind(String name) {
            this.name = name;
        }

        /**
         * @param styles XML inside {@code office:document-styles}
         * @param automatic styles of the content
         * @param body XML inside {@code office:text} or {@code office:presentation}
         */
        public byte[] document(String title, String styles, String automatic, String body) {
            var type = "application/vnd.oasis.opendocument." + name;
            return new OfficeFile()
                    .mimetype(type)
                    .part("META-INF/manifest.xml", """
                            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
                            <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="%s"/>
                            <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
                            <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
                            <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
                            </manifest:manifest>""".formatted(type))
                    .part(
                            "meta.xml",
                            "<office:document-meta" + SPACES + "><office:meta><dc:title>" + escaped(title)
                                    + "</dc:title><dc:language>fr-FR</dc:language><meta:generator>Parvis</meta:generator></office:meta></office:document-meta>")
                    .part("styles.xml", "<office:document-styles" + SPACES + ">" + styles + "</office:document-styles>")
                    .part(
                            "content.xml",
                            "<office:document-content" + SPACES + "><office:automatic-styles>" + automatic
                                    + "</office:automatic-styles><office:body><office:" + name + ">" + body
                                    + "</office:"
                                    + name + "></office:body></office:document-content>")
                    .close();
        }
    }

    private Odf() {}

    /** A paragraph whose content is XML. */
    public static String paragraph(String style, String content) {
        return "<text:p text:style-name=\"" + style + "\">" + content + "</text:p>";
    }
}
