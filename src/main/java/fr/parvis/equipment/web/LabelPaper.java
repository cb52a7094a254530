// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

/**
 * A label to stick on.
 *
 * @param label as it is printed; empty for a place of the sheet that is left free
 * @param kind empty for a label that is nobody's yet
 * @param qr the address of the item as a picture
 */
public record LabelPaper(String label, String kind, String association, String qr) {
    static final int ON_A_SHEET = 24;
    static final LabelPaper NONE = new LabelPaper("", "", "", "");
}
