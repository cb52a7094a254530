package fr.parvis.workshops;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class WorkshopsAddresses {
    /** The sessions to come. */
    public static final String WORKSHOPS = "/bureau/ateliers";

    private WorkshopsAddresses() {}

    /** A cycle, its sessions and who is enrolled. */
    public static String cycle(UUID cycle) {
        return WORKSHOPS + "/cycles/" + cycle;
    }
}
