// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import fr.parvis.access.SignedIn;
import fr.parvis.network.PointKind;
import fr.parvis.network.domain.PointFilter;
import fr.parvis.network.domain.PointFilter.State;
import fr.parvis.shell.FormFields;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Filter of points, as in the address of a page.
 *
 * @param q words
 * @param sorte a kind, or empty for all
 * @param label or empty
 * @param etat "ouverts", "fermes" or "tous"
 * @param departement code, or empty
 * @param association an identifier; "reseau" for the whole network; empty for one's own, or for the network all
 */
record PointQuery(String q, String sorte, String label, String etat, String departement, String association) {
    static final String WHOLE_NETWORK = "reseau";

    static PointQuery of(Map<String, String> address) {
        return new PointQuery(
                address.getOrDefault("q", "").strip(),
                address.getOrDefault("sorte", ""),
                address.getOrDefault("label", ""),
                address.getOrDefault("etat", "ouverts"),
                address.getOrDefault("departement", ""),
                address.getOrDefault("association", ""));
    }

    PointFilter filter(SignedIn who) {
        return new PointFilter(
                q,
                kind(),
                label.isEmpty() ? null : label,
                switch (etat) {
                    case "fermes" -> State.CLOSED;
                    case "tous" -> State.ALL;
                    default -> State.OPEN;
                },
                departement.isEmpty() ? null : departement,
                whose(who));
    }

    private @Nullable PointKind kind() {
        for (var kind : PointKind.values()) if (kind.name().equals(sorte)) return kind;
        return null;
    }

    private @Nullable UUID whose(SignedIn who) {
        return association.isEmpty() ? who.association() : FormFields.id(association);
    }

    /** Whether anything but the usual is asked for. */
    boolean narrowed() {
        return !(q + sorte + label + departement).isEmpty() || !etat.equals("ouverts");
    }

    /** The part of the address after "?", without a page. */
    String address() {
        var parts = new ArrayList<String>();
        add(parts, "q", q, "");
        add(parts, "sorte", sorte, "");
        add(parts, "label", label, "");
        add(parts, "etat", etat, "ouverts");
        add(parts, "departement", departement, "");
        add(parts, "association", association, "");
        return String.join("&", parts);
    }

    private static void add(ArrayList<String> parts, String name, String value, String usual) {
        if (!value.equals(usual))
            parts.add(name + "=" + UriUtils.encode(value, java.nio.charset.StandardCharsets.UTF_8));
    }
}
