// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

/** A protection of a household on the day that is looked at. */
public enum Protection {
    /** Main home: winter truce, and more. */
    MAIN_HOME,
    /** A chèque énergie that the supplier knows. */
    CHEQUE_KNOWN,
    /** The fund helped with a bill of this supplier. */
    HELPED_BEFORE,
    /** A convention of article 7. */
    CONVENTION,
    /** A file lodged at the fund, in its time. */
    FUND_FILE,
    /** A way of paying that the supplier agreed to. */
    AGREEMENT
}
