// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.files.QrCode;

/** The link of a new screen, shown this once. */
public record ScreenLinkPage(String point, String kind, String name, String link, QrCode qrCode) {}
