// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

/** Addresses of pages of this module, for links from other modules. */
public final class OutreachAddresses {
    /** The households that whoever asks works on. */
    public static final String LISTS = "/listes";

    public static final String OBJECTIONS = "/listes/oppositions";
    public static final String SECTORS = "/listes/secteurs";

    private OutreachAddresses() {}
}
