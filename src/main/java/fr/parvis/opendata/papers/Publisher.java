// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

import fr.parvis.publicsite.PublicsiteAddresses;
import fr.parvis.shell.Words;
import fr.parvis.values.FoldedText;
import java.util.Map;
import java.util.UUID;

/**
 * Publisher of the data.
 *
 * @param network its name
 * @param address of this installation, without a slash at its end; empty when it is not set
 * @param associations their names
 */
public record Publisher(String network, String address, Map<UUID, String> associations) {

    public Publisher {
        associations = Map.copyOf(associations);
        address = address.replaceAll("/+$", "");
    }

    /** The name of the network as an identifier: "reseau-d-essai". */
    public String source() {
        var plain = FoldedText.slug(network);
        return plain.isEmpty() ? "parvis" : plain;
    }

    String association(UUID id) {
        return associations.getOrDefault(id, network);
    }

    /** The page of a point, for people. */
    String page(UUID point) {
        return address + PublicsiteAddresses.point(point);
    }

    boolean hasAddress() {
        return !address.isEmpty();
    }

    /** In French, whoever asks: the data is about France, and the same for all. */
    static String t(String key, Object... args) {
        return Words.t(Words.FRENCH, key, args);
    }
}
