// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature;

import java.util.List;

/**
 * A demand that a France Services house must hand over rather than treat.
 *
 * @param to operators and partners to hand over to, the first one first
 * @param why in the mediator's words
 * @param source source of the duty, or that it is still to be confirmed
 */
public record Reorientation(Code theme, List<Code> to, String why, String source) {}
