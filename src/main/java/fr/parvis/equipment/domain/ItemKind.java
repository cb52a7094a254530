// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import java.util.List;

/** The kinds of what is labelled and of what is counted; {@code equipment.item} and {@code equipment.lot} hold the same. */
public final class ItemKind {
    public static final List<String> ALL =
            List.of("laptop", "desktop", "tablet", "phone", "screen", "printer", "router", "accessory");
    public static final List<String> LOTS =
            List.of("sim", "cable", "charger", "mouse", "keyboard", "headset", "usb-key", "bag");
    public static final List<String> ORIGINS = List.of("donated", "bought", "entrusted", "other");

    /** Origin of what another association of the network sent; no form offers it. */
    static final String FROM_NETWORK = "network";

    private static final List<String> WITHOUT_DATA = List.of("screen", "accessory");

    private ItemKind() {}

    public static boolean holdsData(String kind) {
        return !WITHOUT_DATA.contains(kind);
    }
}
