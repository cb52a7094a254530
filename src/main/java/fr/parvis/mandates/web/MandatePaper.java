// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import fr.parvis.mandates.domain.Scope;
import fr.parvis.mandates.papers.PaperText;
import java.util.List;

/**
 * Content of the papers of a mandate.
 *
 * @param words as they were when it was prepared
 * @param from and {@code until}: empty before it is signed
 * @param picture the signature as a data address; empty when it was not drawn
 * @param typed the name that the person typed; empty when they did not
 * @param qr the QR code as a data address
 */
public record MandatePaper(
        PaperText words,
        String association,
        String person,
        String born,
        String mediator,
        List<Scope> scopes,
        String duration,
        String from,
        String until,
        String signed,
        String picture,
        String typed,
        String preparedOn,
        String revokedOn,
        String how,
        String code,
        String fingerprint,
        String checkAddress,
        String qr) {}
