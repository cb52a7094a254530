// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

/** A part of the notation that is read but not evaluated; moments it may concern are answered UNKNOWN. */
enum Limit {
    /** Sunrise, sunset, dawn, dusk. */
    SUN_TIME,
    /** A single time instead of a span ("10:00"), as for a post box. */
    POINT_IN_TIME,
    /** Something that comes back within a span ("10:00-16:00/00:30"), as for a bus. */
    REPEATED_TIME,
    /** A date without a year and without an end ("Jan 01+"). */
    ENDLESS_DATE,
    /** The weekday after or before a date ("Jan 01+Su"). */
    WEEKDAY_NEAR_DATE,
    /** A date that no year has ("Feb 30"). */
    IMPOSSIBLE_DATE,
    /** Several holiday kinds and weekdays at once ("PH,SH Mo-Fr"), which programs read differently. */
    HOLIDAYS_AND_WEEKDAYS
}
