// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

/** Moment of a signature. */
public enum Moment {
    OUT,
    BACK;

    String code() {
        return this == OUT ? "out" : "back";
    }
}
