// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.shell.Problems;

/**
 * What the page that adds a passkey shows.
 *
 * @param asked what the browser is asked for
 */
public record PasskeyView(String name, String asked, Problems problems) {}
