// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.files.QrCode;
import java.util.UUID;

/**
 * Content of the page of a one-time link, this once.
 *
 * @param link the whole address
 * @param mail address ({@code mailto:}) of a mail that hands it over
 * @param until last day
 */
public record LinkView(
        UUID account, String name, String email, String place, String link, QrCode qrCode, String mail, String until) {}
