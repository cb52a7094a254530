// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import fr.parvis.mandates.domain.Scope;
import fr.parvis.mandates.papers.PaperText;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Option;
import java.util.List;

/**
 * One mandate: what it says, its signature or its end, its papers, what was done under it.
 *
 * @param person address of the file; empty once it was erased
 * @param shown the hash of what this page shows, sent back with the signature
 * @param state {@code to-sign}, {@code in-force}, {@code ended} or {@code revoked}
 * @param words of the paper, as they were when it was prepared
 * @param altered whether the stored text is not the signed one
 * @param filled its signature or its revocation as it was typed
 */
public record MandatePage(
        String id,
        String person,
        String personName,
        String identity,
        String state,
        String badge,
        String badgeKind,
        boolean soon,
        boolean altered,
        String scopes,
        PaperText words,
        List<Scope> scopeList,
        int days,
        String duration,
        String from,
        String preparedBy,
        String signed,
        String signaturePicture,
        String signatureName,
        String revoked,
        String code,
        String fingerprint,
        String checkHref,
        String shown,
        boolean entitled,
        List<Option> ways,
        List<ActLine> acts,
        int actsCount,
        int actsPage,
        int actsPages,
        FilledForm filled,
        String today,
        String first,
        String renew) {}
