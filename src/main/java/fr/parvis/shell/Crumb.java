// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

/** One step of the way that leads to a page. */
public record Crumb(String label, String href) {}
