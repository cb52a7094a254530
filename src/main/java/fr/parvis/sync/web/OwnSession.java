// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Session of a request; a request with an access token or the secret of a device has none. */
final class OwnSession {
    private OwnSession() {}

    static @Nullable String of(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : session.getId();
    }
}
