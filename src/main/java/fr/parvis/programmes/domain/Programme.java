// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.domain;

import java.util.Optional;

/** A national programme that digital acts may count for. */
public enum Programme {
    EMMAUS_CONNECT("emmaus-connect"),
    CONSEILLER_NUMERIQUE("conseiller-numerique"),
    PASS_NUMERIQUE("pass-numerique");

    private final String key;

    Programme(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    public static Optional<Programme> find(String key) {
        for (var one : values()) if (one.key.equals(key)) return Optional.of(one);
        return Optional.empty();
    }
}
