// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The session that a request comes with; one that bears a token or the secret of a device has none. */
final class OwnSession {
    private OwnSession() {}

    static @Nullable String of(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : session.getId();
    }
}
