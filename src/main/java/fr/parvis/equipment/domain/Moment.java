// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

/** When a signature is given. */
public enum Moment {
    OUT,
    BACK;

    String code() {
        return this == OUT ? "out" : "back";
    }
}
