// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import fr.parvis.access.SignedIn;

/** The demonstration's way in: questions kept under a name. */
public interface PastViews {

    /** Keeps three of an account: two that its colleagues see, one of its own. */
    void keep(SignedIn who);
}
