// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

/** The store of documents does not answer, or not in time. */
public class StorageUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
