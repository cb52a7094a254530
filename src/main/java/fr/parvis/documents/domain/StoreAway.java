// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

/** The store of documents does not answer, or not in time. */
public class StoreAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreAway(String message, Throwable cause) {
        super(message, cause);
    }
}
