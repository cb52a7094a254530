// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota;

import fr.parvis.shell.Words;

/** Words of this module that pages of other modules show. */
public final class RotaWords {
    private RotaWords() {}

    /** Name of a kind of hold. */
    public static String hold(HoldKind kind) {
        return Words.t("rota.hold." + kind);
    }
}
