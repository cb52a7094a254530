// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

/** The electricity meter: a communicating one can be reduced at a distance, and gives the right to 60 days of reduced power. */
public enum Meter {
    LINKY,
    OTHER,
    UNKNOWN
}
