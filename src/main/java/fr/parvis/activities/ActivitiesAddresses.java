// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities;

/** Addresses of pages of this module, for links from other modules. */
public final class ActivitiesAddresses {
    /** The activities of a month, or of some days ({@code du}, {@code au}), by their filters. */
    public static final String ACTIVITIES = "/bureau/actions";

    private ActivitiesAddresses() {}
}
