// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class WorkshopsAddresses {
    /** The sessions to come. */
    public static final String WORKSHOPS = "/bureau/ateliers";

    /** The list for the public. */
    public static final String PUBLIC = "/ateliers";

    private WorkshopsAddresses() {}

    /** The public's page of the workshops at a point.  @param point its short address */
    public static String at(String point) {
        return PUBLIC + "/point/" + point;
    }

    /** The public's page of a cycle. @param point short address of its point */
    public static String at(String point, UUID cycle) {
        return at(point) + "/" + cycle;
    }

    /** An enrolment as who has its code sees it. */
    public static String ofCode(String code) {
        return PUBLIC + "/code/" + code;
    }

    /** A cycle, its sessions and enrolments. */
    public static String cycle(UUID cycle) {
        return WORKSHOPS + "/cycles/" + cycle;
    }
}
