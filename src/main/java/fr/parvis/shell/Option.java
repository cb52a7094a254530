// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

/** One choice of a list. */
public record Option(String value, String label) {}
