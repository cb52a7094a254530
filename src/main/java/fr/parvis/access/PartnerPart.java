// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.Optional;

/** One part of the home page of a partner's account; modules contribute them as beans, which are asked in the partner's scope. */
public interface PartnerPart {
    int order();

    /** Nothing where the module has nothing for the partner. */
    Optional<HomePart.Content> of(SignedIn who);
}
