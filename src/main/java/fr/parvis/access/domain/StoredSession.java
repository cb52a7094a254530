// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.RandomSecret;
import java.util.Base64;

/** Name under which the database knows a session: by a hash of what its browser holds, so that neither a backup nor a page opens it. */
public final class StoredSession {
    private StoredSession() {}

    /** @param held identifier that the browser sends */
    public static String idOf(String held) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(RandomSecret.hash(held));
    }
}
