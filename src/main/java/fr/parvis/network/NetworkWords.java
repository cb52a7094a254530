// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import fr.parvis.shell.Words;
import java.time.LocalTime;

/** Words of this module that pages of other modules show. */
public final class NetworkWords {
    private NetworkWords() {}

    /** Name of the help that people come for. */
    public static String help(Help help) {
        return Words.t("network.help." + help);
    }

    /** Name of a kind of point. */
    public static String kind(PointKind kind) {
        return Words.t("network.kind." + kind);
    }

    /** Name of a label of the network, by its code. */
    public static String label(String label) {
        return Words.t("network.label." + label);
    }

    /** Name of something that is known of a point, by its field in the form. */
    public static String fact(String field) {
        return Words.t("network.fact." + field);
    }

    /** Whether a point is open now: "Ouvert", "Fermé". */
    public static String isOpen(boolean open) {
        return Words.t(open ? "network.hours.now.open" : "network.hours.now.closed");
    }

    /** "Lundi à vendredi : 9 h – 12 h". */
    public static String line(String days, String hours) {
        return Words.t("network.hours.line", days, hours);
    }

    /** An hour at which something ends: midnight ends its day. */
    public static String until(LocalTime time) {
        return time.equals(LocalTime.MIDNIGHT) ? Words.t("network.hours.midnight") : Words.time(time);
    }
}
