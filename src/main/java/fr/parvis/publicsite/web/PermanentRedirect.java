// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Permanent redirect to the new address of a page. */
final class PermanentRedirect {
    private PermanentRedirect() {}

    static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create(path))
                .build();
    }
}
