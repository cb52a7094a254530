// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

/** Measure that is added up of the facts; always a whole number. */
public enum Measure {
    /** The facts themselves. */
    NUMBER,
    /** Persons in visits or tickets; the same person twice counts twice. */
    PERSONS,
    /** Minutes of requests or of activities. */
    MINUTES,
    /** Seconds that tickets waited or that calls lasted. */
    SECONDS,
    /** Persons met in activities. */
    HEADCOUNT
}
