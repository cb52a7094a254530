// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import fr.parvis.mandates.domain.Scope;
import fr.parvis.mandates.papers.PaperText;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * One mandate: what it says, its signature or its end, its papers, what was done under it.
 *
 * @param person address of the file; empty once it was erased
 * @param shown the hash of what this page shows, sent back with the signature
 * @param state {@code to-sign}, {@code in-force}, {@code ended} or {@code revoked}
 * @param words of the paper, as they were when it was prepared
 * @param altered what is kept is not what was signed
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
        Typed typed,
        Problems problems,
        String today,
        String first,
        String renew) {

    /** Fields as typed in a form that was refused. */
    public record Typed(String manner, String drawn, String name, String on, String how, String revokedOn) {
        static Typed nothing(String today) {
            return new Typed("", "", "", today, "", today);
        }
    }
}
