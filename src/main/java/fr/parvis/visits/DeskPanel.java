// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

/**
 * Panel of the day that is opened at the desk, from another module; one module contributes it as a bean.
 *
 * @param script browser module below {@code static/} that exports {@code openRoad}; a device keeps its whole folder
 */
public record DeskPanel(String script) {}
