// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.database.Asking;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Names of the documents' files in the store: a folder an association, two files a document. */
final class StorageKeys {
    private static final String PREVIEW = ".apercu";

    private StorageKeys() {}

    static String folder() {
        return Asking.association().toString();
    }

    static String of(UUID document, DataKey.Part part) {
        return folder() + "/" + document + (part == DataKey.Part.PREVIEW ? PREVIEW : "");
    }

    static List<String> of(Collection<UUID> documents) {
        var names = new ArrayList<String>();
        for (var document : documents) for (var part : DataKey.Part.values()) names.add(of(document, part));
        return names;
    }

    /** Document of a file in the store; nothing for a name of another form, such as that of an unfinished copy. */
    static Optional<UUID> documentOf(String name) {
        var file = name.substring(name.lastIndexOf('/') + 1);
        if (file.endsWith(PREVIEW)) file = file.substring(0, file.length() - PREVIEW.length());
        try {
            return file.length() == 36 ? Optional.of(UUID.fromString(file)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
