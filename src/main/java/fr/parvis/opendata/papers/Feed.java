// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

/** The feeds that are given out, each in a form that somebody reads. */
public enum Feed {
    /** National standard, JSON. */
    POINTS("application/json"),
    /** National standard, CSV. */
    POINTS_TABLE("text/csv;charset=UTF-8"),
    /** GeoJSON (RFC 7946). */
    POINTS_MAP("application/geo+json"),
    /** data·inclusion, version 1. */
    INCLUSION_STRUCTURES("application/json"),
    INCLUSION_SERVICES("application/json"),
    /** Open Referral HSDS, version 3, read by pages. */
    HSDS_ORGANIZATIONS("application/json", true),
    HSDS_SERVICES("application/json", true),
    HSDS_LOCATIONS("application/json", true),
    HSDS_SERVICE_AT_LOCATIONS("application/json", true),
    TOURS("application/json"),
    WORKSHOPS("application/json");

    private final String type;
    private final boolean inPages;

    Feed(String type) {
        this(type, false);
    }

    Feed(String type, boolean inPages) {
        this.type = type;
        this.inPages = inPages;
    }

    public String type() {
        return type;
    }

    /** Whether it is read page by page rather than as a whole. */
    boolean inPages() {
        return inPages;
    }
}
