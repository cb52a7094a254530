// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

/** Measure that is counted. */
public enum Measure {
    /** Visits: one person, couple or family helped once. */
    VISITS,
    /** Persons met in these visits; the same person twice counts twice. */
    PERSONS,
    /** Requests met in these visits. */
    REQUESTS,
    /** Minutes spent on these requests. */
    MINUTES
}
