// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

/** Measure that the public is told. */
enum PublicMeasure {
    VISITS,
    PERSONS,
    REQUESTS
}
