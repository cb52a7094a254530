package fr.parvis.rota;

import java.time.LocalDate;

/** Addresses of pages of this module, for links from other modules. */
public final class RotaAddresses {
    /** The week of the team. */
    public static final String WEEK = "/bureau/planning";

    private RotaAddresses() {}

    /** The week that holds a day. */
    public static String week(LocalDate day) {
        return WEEK + "?semaine=" + day;
    }
}
