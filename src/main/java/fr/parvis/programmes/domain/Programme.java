// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.domain;

import fr.parvis.values.EnumCode;
import java.util.Optional;

/** A national programme that digital acts may count for. */
public enum Programme {
    EMMAUS_CONNECT,
    CONSEILLER_NUMERIQUE,
    PASS_NUMERIQUE;

    public String key() {
        return EnumCode.of(this);
    }

    public static Optional<Programme> find(String key) {
        return EnumCode.find(Programme.class, key);
    }
}
