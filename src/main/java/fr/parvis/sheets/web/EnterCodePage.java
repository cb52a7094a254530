// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import fr.parvis.shell.Problems;
import java.util.List;

/**
 * The question for a code.
 *
 * @param held cards that were read lately
 */
public record EnterCodePage(String code, List<HeldLine> held, Problems problems) {

    /** One of them. */
    public record HeldLine(String href, String text) {}
}
