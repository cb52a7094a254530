// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.papers;

import fr.parvis.documents.domain.Document;
import fr.parvis.shell.Words;

/** Documents in words. */
public final class DocumentText {
    private DocumentText() {}

    /** Its name, or that it is unreadable. */
    public static String name(Document document) {
        return document.unreadable() ? Words.t("documents.unreadable") : document.name();
    }

    /** Why it is kept, or that this is unreadable. */
    public static String why(Document document, Document.Kept kept) {
        return document.unreadable() ? Words.t("documents.unreadable") : kept.why();
    }
}
