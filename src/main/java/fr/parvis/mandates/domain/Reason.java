// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.values.EnumCode;

/** Why there is no authority to act. */
public enum Reason {
    /** No mandate at all. */
    NONE,
    /** One is prepared; nobody signed it. */
    UNSIGNED,
    ENDED,
    REVOKED,
    /** One is in force, for other fields. */
    SCOPE,
    /** The stored mandate is not the one that was signed. */
    ALTERED,
    /** The mandate is valid; the account that acts is not entitled. */
    NOT_ENTITLED,
    /** A payment without a fresh consent. */
    NO_CONSENT;

    private final String key = EnumCode.of(this);

    public String key() {
        return key;
    }

    static Reason of(String key) {
        return EnumCode.read(Reason.class, key);
    }
}
