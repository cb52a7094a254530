// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.shell.Problems;

/**
 * Content of the page that adds a passkey.
 *
 * @param asked passkey request for the browser
 */
public record PasskeyView(String name, String asked, Problems problems) {}
