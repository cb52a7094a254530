// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

/** The person's answer to a question. */
public enum Answer {
    YES,
    NO,
    UNKNOWN
}
