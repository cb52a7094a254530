// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts;

import fr.parvis.values.EnumCode;
import java.util.Optional;

/** Unit of a line of a contract. */
public enum Unit {
    /** Visits of which at least one request counts. */
    VISITS,
    REQUESTS,
    ACTIVITIES,
    /** Time of requests and activities; added up in minutes. */
    HOURS;

    /** Code in the database and in forms. */
    public String code() {
        return EnumCode.of(this);
    }

    public static Optional<Unit> find(String code) {
        return EnumCode.find(Unit.class, code);
    }

    /** How many of what is added up make one unit: an hour is 60 minutes. */
    public int parts() {
        return this == HOURS ? 60 : 1;
    }
}
