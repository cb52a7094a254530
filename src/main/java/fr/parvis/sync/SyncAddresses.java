// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

/** Addresses of pages of this module, for links from other modules. */
public final class SyncAddresses {
    /** The list of commands that wait for a person. */
    public static final String TO_PUT_RIGHT = "/bureau/a-corriger";

    /** Where devices send their commands. */
    public static final String BATCHES = "/api/v1/sync";

    private SyncAddresses() {}
}
