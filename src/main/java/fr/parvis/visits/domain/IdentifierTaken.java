// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import org.springframework.dao.DuplicateKeyException;

/** An identifier made on a device is another act's already: nothing of the act may stand. */
class IdentifierTaken extends DuplicateKeyException {
    private static final long serialVersionUID = 1;

    IdentifierTaken() {
        super("an identifier of the visit or of a request is another act's");
    }
}
