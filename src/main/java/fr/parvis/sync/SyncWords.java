// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

import fr.parvis.shell.Words;

/** Words of this module that pages of other modules show. */
public final class SyncWords {
    private SyncWords() {}

    /** Title of the page at {@link SyncAddresses#TO_PUT_RIGHT}. */
    public static String putRight() {
        return Words.t("sync.put-right.title");
    }
}
