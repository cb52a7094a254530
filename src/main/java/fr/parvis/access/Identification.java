// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** One way of telling who sends a request: a session, an access token. The first that answers counts. */
public interface Identification {
    Optional<SignedIn> of(HttpServletRequest request);
}
