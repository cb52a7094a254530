// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import org.jspecify.annotations.Nullable;

/**
 * Content of the receipt of an item, and of its return.
 *
 * @param kind loan, gift or sale
 * @param away whether it leaves the house: then somebody signs
 */
public record ReceiptPaper(
        String kind,
        String association,
        String whom,
        String item,
        String label,
        String serial,
        String until,
        String condition,
        String price,
        Signed out,
        @Nullable Signed back,
        String backState,
        boolean away) {

    /**
     * @param how in words; empty when nobody signed
     * @param signature a picture as a data address, or the name that was typed; empty for one on paper
     */
    public record Signed(String on, String by, String how, String signature) {
        public boolean drawn() {
            return signature.startsWith("data:");
        }
    }
}
