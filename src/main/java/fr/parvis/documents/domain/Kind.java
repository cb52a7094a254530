// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.values.EnumCode;

/** Kind of a document; each can be shown. */
public enum Kind {
    PDF("application/pdf", "pdf"),
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png");

    private final String mediaType;
    private final String extension;

    Kind(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    /** As it is kept and as its message key ends. */
    public String key() {
        return EnumCode.of(this);
    }
}
