// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures;

/** Pages of the guide that others link to. */
public final class ProceduresAddresses {
    public static final String GUIDE = "/bureau/guide";
    public static final String PLAIN_WORDS = "/bureau/mots-courants";
    public static final String LINKS = "/bureau/guide/liens";
    public static final String FIGURES = "/bureau/guide/chiffres";
    public static final String PUBLIC = "/demarches";

    private ProceduresAddresses() {}

    /** @param id number of the sheet */
    public static String sheet(String id) {
        return GUIDE + "/" + id;
    }

    /** @param id number of the sheet */
    public static String publicSheet(String id) {
        return PUBLIC + "/" + id;
    }
}
