// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.files.QrCode;
import fr.parvis.shell.Problems;

/**
 * Content of the page that sets up the second step.
 *
 * @param action address that takes the code
 * @param secret in groups of four letters
 * @param uri the same for an authenticator on this device
 * @param forced whether the role requires it: there is no way round
 * @param codes whether printed codes may take the telephone's place here
 */
public record SecondStepView(
        String action, QrCode qrCode, String secret, String uri, boolean forced, boolean codes, Problems problems) {}
