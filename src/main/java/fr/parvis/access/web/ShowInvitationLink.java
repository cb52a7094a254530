// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.Invitations;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.files.QrCode;
import fr.parvis.shell.Words;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Shows the link by which an account is opened, once, to who made it. */
@Component
class ShowInvitationLink {
    private final ManageAccounts accounts;
    private final Clock clock;
    private final Moments moments;

    ShowInvitationLink(ManageAccounts accounts, Clock clock, Moments moments) {
        this.accounts = accounts;
        this.clock = clock;
        this.moments = moments;
    }

    String handle(SignedIn who, UUID id, String secret, Model model) {
        var account = accounts.get(who, id);
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/invitation/" + secret)
                .toUriString();
        var until = moments.day(clock.instant().plus(Invitations.VALIDITY));
        model.addAttribute(
                "page",
                new LinkView(
                        id,
                        account.name(),
                        account.email(),
                        account.associationName(),
                        address,
                        QrCode.of(address),
                        mail(account.email(), address, until),
                        until));
        return "access/link";
    }

    private static String mail(String to, String link, String until) {
        return "mailto:" + UriUtils.encode(to, StandardCharsets.UTF_8)
                + "?subject=" + UriUtils.encode(Words.t("access.link.mail.subject"), StandardCharsets.UTF_8)
                + "&body=" + UriUtils.encode(Words.t("access.link.mail.text", link, until), StandardCharsets.UTF_8);
    }
}
